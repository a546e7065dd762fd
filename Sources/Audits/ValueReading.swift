import AuditStore
import Divergence
import DurableFiles
import Foundation
import Generations
import SpoorModel

/// Reads or measures per-token values of one tuned model's responses, and keeps them on the disk.
///
/// A response that the store holds already, measured from the same files with the same settings on the
/// same tokens, is not measured again.
struct ValueReading {
  /// The responses, all of the tuned model or all of the base.
  let generations: [Generation]
  /// How many of the likeliest tokens are listed and compared.
  let listed: Int
  let store: ValueStore
  /// How many responses have their values, of all.
  let progress: (Int, Int) -> Void

  private let responses: [String: Generation]
  private let badResponses: BadResponses
  private(set) var values: TokenValues
  /// What could not be measured, an entry a response and source.
  private(set) var errors: [SpoorError] = []
  /// Prompts whose responses some source has wrong.
  private var bad: Set<String> = []

  init(
    of generations: [Generation],
    listed: Int,
    into store: ValueStore,
    _ badResponses: BadResponses,
    progress: @escaping (Int, Int) -> Void
  ) {
    self.generations = generations
    self.listed = listed
    self.store = store
    self.badResponses = badResponses
    self.progress = progress
    responses = Dictionary(generations.map { ($0.promptID, $0) }) { first, _ in first }
    values = TokenValues(in: store)
  }

  /// The prompts whose responses no source could give values to, and some tried.
  var unmeasured: Set<String> { bad.filter { !values.has($0) } }

  /// Reads every source that the plan names, the best first.
  ///
  /// - Parameters:
  ///   - plan: the model.
  ///   - leftOut: the prompts whose responses could not be read.
  /// - Throws: ``SpoorError`` for a file that is missing or wrong as a whole, and for a bad response where
  ///   none may be set aside.
  mutating func read(_ plan: AuditPlan.Tuned, leftOut: Set<String>) throws {
    if let logits = plan.logits { try measure(logits, leftOut) }
    if let file = plan.tokenMetrics { try read(file, of: plan.name) }
    if let servers = plan.logProbabilities { try measure(servers) }
  }

  /// Reads values that somebody else computed.
  mutating func read(_ file: URL, of model: String) throws {
    let origin = "\(DistributionSource.precomputed) \(try SHA256.hash(ofFile: file))"
    var setAside = SetAsideResponses(badResponses)
    var good = 0
    try TokenMetricsFile.forEach(
      in: file,
      of: generations,
      bad: { error throws(SpoorError) in try setAside.add(error) },
      { response throws(SpoorError) in
        try AuditAnswers.check(response.model, is: model, in: file, of: response.promptID)
        good += 1
        try keep(response.promptID, origin) { _ throws(SpoorError) in response }
      }
    )
    try take(setAside, beside: good)
  }

  /// Measures full-vocabulary logits.
  private mutating func measure(_ logits: AuditPlan.Logits, _ leftOut: Set<String>) throws {
    func reader(_ file: URL) throws(SpoorError) -> any DistributionReader {
      try LogitsFile.reader(
        at: file,
        index: logits.index,
        generations: generations,
        leftOut: leftOut
      )
    }
    let pairs = DistributionPairs(tuned: try reader(logits.tuned), base: try reader(logits.base))
    try measure(
      pairs,
      by: ResponseMeasure(listed: listed),
      origin: "\(DistributionSource.logits) \(listed)"
    )
  }

  /// Bounds values by servers' log-probabilities.
  private mutating func measure(_ servers: AuditPlan.LogProbabilities) throws {
    func reader(
      _ file: URL,
      _ side: LogProbabilityFile.Side
    ) throws(SpoorError) -> any DistributionReader {
      try LogProbabilityFile.reader(at: file, side: side, generations: generations)
    }
    let pairs = DistributionPairs(
      tuned: try reader(servers.tuned, .tuned),
      base: try reader(servers.base, .base)
    )
    let assumptions = TruncatedPair.Assumptions(
      floor: servers.floor,
      vocabularySize: servers.vocabularySize,
      precision: servers.precision ?? TruncatedPair.Assumptions.usualPrecision
    )
    try measure(
      pairs,
      by: ResponseMeasure(listed: listed, assumptions: assumptions),
      origin: "\(DistributionSource.truncated) \(listed) \(assumptions)"
    )
  }

  private mutating func measure(
    _ pairs: DistributionPairs,
    by measure: ResponseMeasure,
    origin: String
  ) throws {
    var setAside = SetAsideResponses(badResponses)
    var files = FileMarks()
    var (paired, good) = (0, 0)
    while true {
      do {
        guard let pair = try pairs.next() else { break }
        paired += 1
        guard !values.has(pair.promptID) else { continue }
        let marks = try [pair.tuned, pair.base].map { try $0.mark(by: &files) }
        try keep(pair.promptID, ([origin] + marks).joined(separator: "\n")) {
          generation throws(SpoorError) in
          try measure.divergence(of: generation, pair)
        }
        good += 1
        progress(values.count, generations.count)
      } catch let error as SpoorError {
        // What follows cannot be read: that is the file, not a response.
        guard pairs.canGoOn else { throw error }
        try setAside.add(error)
      }
    }
    if paired == 0, setAside.errors.isEmpty, let alone = pairs.unpaired.first {
      throw unpaired(alone, pairs)
    }
    try take(setAside, beside: good)
  }

  private mutating func take(_ setAside: SetAsideResponses, beside good: Int) throws {
    try setAside.checkAreFew(beside: good)
    errors += setAside.errors
    bad.formUnion(setAside.promptIDs)
  }

  /// Knows a response's values: those that the store holds, else those that are made and kept now.
  private mutating func keep(
    _ promptID: String,
    _ origin: String,
    _ make: (Generation) throws(SpoorError) -> ResponseDivergence
  ) throws(SpoorError) {
    guard let generation = responses[promptID], !values.has(promptID) else { return }
    let tokens = generation.tokenIDs.map(String.init).joined(separator: " ")
    let key = SHA256.hash(
      of: [origin, promptID, generation.model, tokens].joined(separator: "\n")
    )
    let source: DistributionSource
    if let known = try store.source(of: key) {
      source = known
    } else {
      let made = try make(generation)
      try store.keep(made, as: key)
      source = made.source
    }
    values.add(promptID, key, from: source)
  }

  private func unpaired(_ promptID: String, _ pairs: DistributionPairs) -> SpoorError {
    SpoorError(
      .badInput,
      "no response is scored under both models: the other model's file, \(pairs.baseFile), has other "
        + "prompts",
      at: SpoorError.Location(file: pairs.tunedFile, record: "prompt \(promptID)"),
      remedy: "Score the same responses under the base and the tuned model."
    )
  }
}
