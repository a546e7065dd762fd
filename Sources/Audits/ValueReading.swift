import AuditStore
import Divergence
import DurableFiles
import Foundation
import Generations
import SpoorModel

/// Reads or measures per-token values of one tuned model's responses, and keeps them on the disk.
///
/// A response whose values are kept already, measured from the same files with the same settings on the
/// same tokens, is not measured again.
struct ValueReading {
  /// The responses that are read, of all of the tuned model or of the base.
  let generations: [Generation]
  let settings: Settings
  /// How many responses have their values, of all.
  private let progress: (Int, Int) -> Void

  /// All responses: those that are not read have rows and records too.
  let all: [Generation]
  private let responses: [String: Generation]
  private(set) var values = TokenValues()
  /// What could not be measured, an entry a response and source.
  private(set) var errors: [SpoorError] = []
  /// Prompts whose responses some source has wrong.
  private var bad: Set<String> = []

  init(
    of all: [Generation],
    _ settings: Settings,
    progress: @escaping (Int, Int) -> Void
  ) {
    self.all = all
    self.settings = settings
    self.progress = progress
    generations = all.enumerated().filter { settings.scope.holds($0.offset) }.map(\.element)
    responses = Dictionary(generations.map { ($0.promptID, $0) }) { first, _ in first }
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
    let origin = ValueOrigin(.precomputed, try SHA256.hash(ofFile: file), files: [])
    let known = try findKept(of: origin)
    var setAside = SetAsideResponses(settings.badResponses)
    var good = known.count
    try TokenMetricsFile.forEach(
      in: file,
      of: all,
      passingOver: known.union(others),
      bad: { error throws(SpoorError) in try add(error, to: &setAside) },
      { response throws(SpoorError) in
        try AuditAnswers.check(response.model, is: model, in: file, of: response.promptID)
        good += 1
        try keep(response.promptID, origin) { _ throws(SpoorError) in response }
      }
    )
    try take(setAside, beside: good)
  }

  /// Measures what two files have of the responses, of which some are known and passed over.
  mutating func measure(
    _ pairs: DistributionPairs,
    by measure: ResponseMeasure,
    known: Int = 0,
    _ origin: (DistributionPairs.Pair) throws -> ValueOrigin
  ) throws {
    var setAside = SetAsideResponses(settings.badResponses)
    var (paired, good) = (known, known)
    while true {
      do {
        guard let pair = try pairs.next() else { break }
        paired += 1
        guard responses[pair.promptID] != nil, !values.has(pair.promptID) else { continue }
        try keep(pair.promptID, try origin(pair)) { generation throws(SpoorError) in
          try measure.divergence(of: generation, pair)
        }
        good += 1
        progress(values.count, generations.count)
      } catch let error as SpoorError {
        // What follows cannot be read: that is the file, not a response.
        guard pairs.canGoOn else { throw error }
        try add(error, to: &setAside)
      }
    }
    if paired == 0, setAside.errors.isEmpty, case .whole = settings.scope,
      let alone = pairs.unpaired.first
    {
      throw pairs.nothingPaired(alone)
    }
    try take(setAside, beside: good)
  }
}

// MARK: - What is kept, and what is bad

extension ValueReading {
  /// The prompts whose responses are another part's.
  var others: Set<String> {
    guard case .part = settings.scope else { return [] }
    return Set(all.map(\.promptID)).subtracting(responses.keys)
  }

  /// Sets a bad response aside; another part's is told of there, and by the whole.
  private func add(_ error: SpoorError, to setAside: inout SetAsideResponses) throws(SpoorError) {
    if case .part = settings.scope, error.code == .badInput {
      // A line that names no prompt is the whole's to tell of.
      let isOther =
        error.promptID.map { responses[$0] == nil } ?? (error.location?.line != nil)
      if isOther { return }
    }
    try setAside.add(error)
  }

  private mutating func take(_ setAside: SetAsideResponses, beside good: Int) throws {
    switch settings.scope {
    case .part: break
    case .whole, .measured: try setAside.checkAreFew(beside: good)
    }
    errors += setAside.errors
    bad.formUnion(setAside.promptIDs)
  }

  /// Knows the values of every response that are kept, and come from a file whose responses need not be read
  /// for that; their prompts.
  mutating func findKept(of origin: ValueOrigin) throws(SpoorError) -> Set<String> {
    var known: Set<String> = []
    for generation in generations where !values.has(generation.promptID) {
      let key = origin.key(of: generation)
      guard let found = try settings.kept.find(key) else { continue }
      values.add(generation.promptID, key, from: found.source, in: found.store)
      known.insert(generation.promptID)
    }
    return known
  }

  /// Knows a response's values: those that are kept, else those that are made and kept now.
  private mutating func keep(
    _ promptID: String,
    _ origin: ValueOrigin,
    _ make: (Generation) throws(SpoorError) -> ResponseDivergence
  ) throws(SpoorError) {
    guard let generation = responses[promptID], !values.has(promptID) else { return }
    let key = origin.key(of: generation)
    if let found = try settings.kept.find(key) {
      return values.add(promptID, key, from: found.source, in: found.store)
    }
    let made = try make(generation)
    try settings.kept.store.keep(made, as: key)
    values.add(promptID, key, from: made.source, in: settings.kept.store)
  }
}
