import AuditStore
import DurableFiles
import SpoorModel
public import Statistics

/// What experts' verdicts come to: how far they agree, and what they hold of each model and method.
public struct ReviewFigures: Hashable, Sendable, Encodable {
  /// What was judged.
  public let source: ReviewedTasks.Source
  /// All tasks.
  public let tasks: Int
  /// Those that somebody judged.
  public let judged: Int
  /// Items with a verdict that are not among the tasks: no figure counts them.
  public let elsewhere: Int
  /// What speaks against taking the rates as they are.
  public let caveats: [ReviewCaveat]
  /// How far reviewers agree, question by question.
  public let agreement: [QuestionAgreement]
  /// What is held of each model, by name.
  public let models: [CausalRate]
  /// What is held of each method, by name.
  public let methods: [CausalRate]
  /// Each two models.
  public let modelDifferences: [RateDifference]
  /// Each two methods.
  public let methodDifferences: [RateDifference]
  /// Everybody who judged, by name.
  public let reviewers: [ReviewerRecord]

  private enum CodingKeys: String, CodingKey {
    case source, drawn, seed, tasks, judged, elsewhere, caveats, agreement, models, methods
    case modelDifferences = "model_differences"
    case methodDifferences = "method_differences"
    case reviewers
  }

  /// Counts what was said.
  ///
  /// - Parameters:
  ///   - reviewed: what was asked and said.
  ///   - methods: how each model was tuned, by its name.
  ///   - elsewhere: how many items with a verdict are not among the tasks.
  ///   - bootstrap: how intervals are drawn.
  public init(
    of reviewed: ReviewedTasks,
    methods: [String: String],
    elsewhere: Int = 0,
    by bootstrap: Bootstrap = Bootstrap()
  ) {
    let (tasks, strata) = (reviewed.tasks, reviewed.strata)
    source = reviewed.source
    self.elsewhere = elsewhere
    self.tasks = tasks.count
    judged = tasks.count { !$0.verdicts.isEmpty }
    agreement = ReviewQuestion.allCases.map {
      QuestionAgreement(on: $0, of: tasks, by: bootstrap)
    }
    let sample = JudgedSample(of: tasks, weights: source == .list ? .alike : .byChance)
    caveats = ReviewCaveat.all(of: sample, from: source)
    func rate(_ name: String, _ models: [String]) -> CausalRate {
      CausalRate(
        of: name,
        models: models,
        in: sample,
        of: tasks,
        strata: strata,
        by: bootstrap
      )
    }
    let names = Set(strata.map(\.stratum.model)).sorted()
    let byMethod = Dictionary(grouping: names) { methods[$0] ?? "unknown" }
    models = names.map { rate($0, [$0]) }
    self.methods = byMethod.sorted { $0.key < $1.key }.map { rate($0.key, $0.value) }
    modelDifferences = RateDifference.all(of: models)
    methodDifferences = RateDifference.all(of: self.methods)
    let reviewers = Set(tasks.flatMap { $0.verdicts.map(\.reviewer) })
    self.reviewers = reviewers.sorted().map { ReviewerRecord(of: $0, in: tasks) }
  }

  /// Writes every key, `null` where it has nothing to say.
  public func encode(to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: CodingKeys.self)
    switch source {
    case .queue(let time, let seed):
      try object.encode("queue", forKey: .source)
      try object.encode(time, forKey: .drawn)
      try object.encode(seed, forKey: .seed)
    case .list:
      try object.encode("list", forKey: .source)
      try object.encodeNil(forKey: .drawn)
      try object.encodeNil(forKey: .seed)
    }
    try object.encode(tasks, forKey: .tasks)
    try object.encode(judged, forKey: .judged)
    try object.encode(elsewhere, forKey: .elsewhere)
    try object.encode(caveats, forKey: .caveats)
    try object.encode(agreement, forKey: .agreement)
    try object.encode(models, forKey: .models)
    try object.encode(methods, forKey: .methods)
    try object.encode(modelDifferences, forKey: .modelDifferences)
    try object.encode(methodDifferences, forKey: .methodDifferences)
    try object.encode(reviewers, forKey: .reviewers)
  }
}
