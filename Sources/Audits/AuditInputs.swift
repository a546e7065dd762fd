import Divergence
import Foundation
import Generations
import Hallucinations
import Knowledge
import Records
import SpanFiles
import SpoorModel

/// Everything that an audit reads about the models, checked against each other.
struct AuditInputs {
  /// One tuned model's responses with their per-token values.
  struct Tuned {
    var plan: AuditPlan.Tuned
    var generations: [Generation]
    /// Per-token values of its responses, by prompt; the best source for each.
    var divergences: [String: ResponseDivergence]
    /// Per-token values of the base model's own responses under base and this model.
    var baseResponseDivergences: [String: ResponseDivergence]
    /// Its other answers, sampled, by prompt.
    var samples: [String: [String]] = [:]
    /// What a file marks in its responses, by prompt.
    var marks: [String: [MarkedResponse.Mark]] = [:]
    /// Marks of that file that have no place in a response.
    var unlocated: [UnlocatedMark] = []
  }

  /// Another model's answers, shown for comparison.
  struct Compared {
    var name: String
    var generations: [Generation]
  }

  var prompts: [Prompt]
  var promptsByID: [String: Prompt]
  var references: [Reference]
  var base: [Generation]
  var tuned: [Tuned]
  var compared: [Compared]
  /// The texts of token ids, as far as the answers show them.
  var tokenTexts: [Int: String]
  /// The detectors that may be used.
  var detectors: Set<Detector>
  /// What makes one score of their signals.
  var weights: FusionWeights
  /// What the base model knew before tuning; empty where nobody found out.
  var knowledge: BaseKnowledge
  /// How many of the likeliest tokens are listed and compared.
  private let listed: Int

  /// Reads every file of the plan.
  ///
  /// - Throws: ``SpoorError`` for the first thing that is missing, malformed, or at odds with
  ///   another file.
  init(_ plan: AuditPlan, references use: Audit.ReferenceUse, listed: Int = 10) throws {
    self.listed = listed
    let answers = try AuditAnswers(plan)
    prompts = answers.prompts
    promptsByID = Dictionary(prompts.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    switch use {
    case .whereGiven: references = try plan.references.map(ReferenceFile.read) ?? []
    case .none: references = []
    }
    detectors = plan.detectors
    weights = try plan.weights.map(WeightsFile.read) ?? .shipped
    knowledge = try plan.knowledge.map(KnowledgeFile.read) ?? BaseKnowledge()
    base = answers.base
    compared = answers.compared
    tokenTexts = answers.vocabulary.texts
    tuned = []
    tuned = try zip(plan.tuned, answers.tuned).map(read)
  }

  private func read(_ plan: AuditPlan.Tuned, _ generations: [Generation]) throws -> Tuned {
    var divergences: [String: ResponseDivergence] = [:]
    for source in try sources(of: plan, generations) {
      divergences.merge(source) { worse, _ in worse }
    }
    var tuned = Tuned(
      plan: plan,
      generations: generations,
      divergences: divergences,
      baseResponseDivergences: try plan.baseResponseMetrics.map {
        try metrics($0, of: plan.name, for: base)
      } ?? [:]
    )
    if let samples = plan.samples {
      tuned.samples = try SampleFile.read(samples, answering: prompts)
    }
    if let file = plan.importedSpans {
      let imported = try SpanFile.read(file, responses: generations)
      // One file may mark several models' responses: another model's are no marks without a place.
      tuned.unlocated = imported.unlocated.filter {
        imported.responses.isEmpty || $0.reason != .unknownResponse
      }
      tuned.marks = Dictionary(imported.responses.map { ($0.promptID, $0.marks) }) { first, _ in
        first
      }
    }
    return tuned
  }

  /// Per-token values by prompt, the best source first.
  private func sources(
    of plan: AuditPlan.Tuned,
    _ generations: [Generation]
  ) throws -> [[String: ResponseDivergence]] {
    var sources: [[String: ResponseDivergence]] = []
    if let logits = plan.logits { sources.append(try measured(logits, generations)) }
    if let file = plan.tokenMetrics {
      sources.append(try metrics(file, of: plan.name, for: generations))
    }
    if let servers = plan.logProbabilities { sources.append(try bounded(servers, generations)) }
    return sources
  }

  /// Precomputed per-token values, by prompt.
  private func metrics(
    _ file: URL,
    of model: String,
    for generations: [Generation]
  ) throws -> [String: ResponseDivergence] {
    let values = try TokenMetricsFile.read(file, of: generations)
    for response in values {
      try AuditAnswers.check(response.model, is: model, in: file, of: response.promptID)
    }
    let answered = Set(generations.map(\.promptID))
    return Dictionary(
      uniqueKeysWithValues: values.filter { answered.contains($0.promptID) }
        .map { ($0.promptID, $0) }
    )
  }

  /// Per-token values computed here from full-vocabulary logits, by prompt.
  private func measured(
    _ logits: AuditPlan.Logits,
    _ generations: [Generation]
  ) throws -> [String: ResponseDivergence] {
    func reader(_ file: URL) throws(SpoorError) -> any DistributionReader {
      try LogitsFile.reader(at: file, index: logits.index, generations: generations)
    }
    let pairs = DistributionPairs(tuned: try reader(logits.tuned), base: try reader(logits.base))
    return try values(of: generations, pairs, by: ResponseMeasure(listed: listed))
  }

  /// Per-token intervals computed here from servers' log-probabilities, by prompt.
  private func bounded(
    _ servers: AuditPlan.LogProbabilities,
    _ generations: [Generation]
  ) throws -> [String: ResponseDivergence] {
    let pairs = DistributionPairs(
      tuned: try LogProbabilityFile.reader(
        at: servers.tuned,
        side: .tuned,
        generations: generations
      ),
      base: try LogProbabilityFile.reader(at: servers.base, side: .base, generations: generations)
    )
    let assumptions = TruncatedPair.Assumptions(
      floor: servers.floor,
      vocabularySize: servers.vocabularySize,
      precision: servers.precision ?? TruncatedPair.Assumptions.usualPrecision
    )
    return try values(
      of: generations,
      pairs,
      by: ResponseMeasure(listed: listed, assumptions: assumptions)
    )
  }

  private func values(
    of generations: [Generation],
    _ pairs: DistributionPairs,
    by measure: ResponseMeasure
  ) throws -> [String: ResponseDivergence] {
    let responses = Dictionary(generations.map { ($0.promptID, $0) }) { first, _ in first }
    var measured: [String: ResponseDivergence] = [:]
    while let pair = try pairs.next() {
      guard let generation = responses[pair.promptID] else { continue }
      measured[pair.promptID] = try measure.divergence(of: generation, pair)
    }
    if measured.isEmpty, let alone = pairs.unpaired.first { throw unpaired(alone, pairs) }
    return measured
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

extension AuditInputs {
  /// What the placebo is where no dataset is given as one.
  var placeboInWords: String {
    base.isEmpty ? "none" : "the base model's own \(base.count) responses"
  }

  /// Whether no response has per-token values.
  var isBlind: Bool { tuned.allSatisfy(\.divergences.isEmpty) }

  /// Whether a detector that can doubt a span by itself may be used and has something to read.
  ///
  /// Where none has, nothing is doubted and the audit traces passages.
  var hasLeadingEvidence: Bool {
    detectors.contains { detector in
      switch detector {
      case .reference: !references.isEmpty
      case .uncertainty: !isBlind
      case .consistency: tuned.contains { !$0.samples.isEmpty }
      case .imported: tuned.contains { !$0.marks.isEmpty }
      case .disagreement, .dataset: false
      }
    }
  }
}
