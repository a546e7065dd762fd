import AuditStore
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
  struct Tuned: Sendable {
    var plan: AuditPlan.Tuned
    var generations: [Generation]
    /// Per-token values of its responses, by prompt; the best source for each.
    var divergences: TokenValues
    /// Per-token values of the base model's own responses under base and this model.
    var baseResponseDivergences: TokenValues
    /// Its other answers, sampled, by prompt.
    var samples: [String: [String]] = [:]
    /// How far two scorings of one model lie apart; `nil` where nothing was scored twice.
    var noise: ScoringNoise?
    /// What files mark in its responses, by the detector that takes it, and by prompt.
    var marks: [Detector: [String: [MarkedResponse.Mark]]] = [:]
    /// Marks of that file that have no place in a response.
    var unlocated: [Detector: [UnlocatedMark]] = [:]

    /// Reads what a file marks.
    mutating func read(_ file: URL, for detector: Detector) throws(SpoorError) {
      let found = try SpanFile.read(file, responses: generations)
      // One file may mark several models' responses: another model's are no marks without a place.
      unlocated[detector] = found.unlocated.filter {
        found.responses.isEmpty || $0.reason != .unknownResponse
      }
      marks[detector] = Dictionary(found.responses.map { ($0.promptID, $0.marks) }) { first, _ in
        first
      }
    }
  }

  /// A response that was left out.
  struct SetAside {
    /// Whose.
    var model: String
    /// What is wrong with it, and where.
    var error: SpoorError
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
  /// The responses that were left out.
  private(set) var setAside: [SetAside] = []
  /// Where per-token values are kept.
  let store: ValueStore
  private let reading: Reading

  /// Reads every file of the plan.
  ///
  /// Per-token values are read, or measured from logits and log-probabilities, response by response;
  /// memory holds one response's.
  ///
  /// - Throws: ``SpoorError`` for the first thing that is missing, malformed, or at odds with
  ///   another file.
  init(_ plan: AuditPlan, _ reading: Reading = Reading()) throws {
    self.reading = reading
    let answers = try AuditAnswers(plan, reading.badResponses)
    prompts = answers.prompts
    promptsByID = Dictionary(prompts.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    switch reading.references {
    case .whereGiven: references = try plan.references.map(ReferenceFile.read) ?? []
    case .none: references = []
    }
    detectors = plan.detectors
    weights = try plan.weights.map(WeightsFile.read) ?? .shipped
    knowledge = try plan.knowledge.map(KnowledgeFile.read) ?? BaseKnowledge()
    base = answers.base
    compared = answers.compared
    tokenTexts = answers.vocabulary.texts
    store = try reading.values ?? ValueStore()
    let settings = try reading.settings(store)
    tuned = []
    setAside = answers.setAside.sorted { $0.key < $1.key }.flatMap { model, bad in
      bad.errors.map { SetAside(model: model, error: $0) }
    }
    for (plan, generations) in zip(plan.tuned, answers.tuned) {
      let leftOut = answers.setAside[plan.name]?.promptIDs ?? []
      tuned.append(try read(plan, generations, leftOut: leftOut, settings))
    }
    guard case .whole = reading.scope else { return }
    try store.forget(
      allBut: Set(tuned.flatMap { $0.divergences.keys + $0.baseResponseDivergences.keys })
    )
  }

  private mutating func read(
    _ plan: AuditPlan.Tuned,
    _ generations: [Generation],
    leftOut: Set<String>,
    _ settings: ValueReading.Settings
  ) throws -> Tuned {
    let progress = reading.progress
    var own = ValueReading(of: generations, settings) { progress(plan.name, $0, $1) }
    try own.read(plan, leftOut: leftOut)
    var ofBase = ValueReading(of: base, settings) { progress(plan.name, $0, $1) }
    try plan.baseResponseMetrics.map { try ofBase.read($0, of: plan.name) }
    setAside += (own.errors + ofBase.errors).map { SetAside(model: plan.name, error: $0) }
    let unmeasured = own.unmeasured
    var tuned = Tuned(
      plan: plan,
      generations: generations.filter { !unmeasured.contains($0.promptID) },
      divergences: own.values,
      baseResponseDivergences: ofBase.values
    )
    if let samples = plan.samples {
      tuned.samples = try SampleFile.read(samples, answering: prompts)
    }
    if case .whole = reading.scope {
      tuned.noise = try plan.logProbabilities?.noise(of: generations)
    }
    try plan.importedSpans.map { try tuned.read($0, for: .imported) }
    try plan.judgedSpans.map { try tuned.read($0, for: .judge) }
    return tuned
  }
}
