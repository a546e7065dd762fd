public import AuditStore
import DurableFiles
public import SpoorModel
import Statistics

/// How many of a model's (or a method's) hallucinations experts hold to be caused by the rows shown.
///
/// The rate is the weighted share of related = yes among items of the sample that are held to be
/// hallucinations and related or not (DESIGN.md, Review). Gold items, decoys and spans near the threshold
/// count in no rate.
public struct CausalRate: Hashable, Sendable, Encodable {
  /// A cause and how often it was named.
  public struct CauseShare: Hashable, Sendable, Encodable {
    /// The cause; `nil` where none was named, or reviewers named several.
    public let cause: Cause?
    /// How many judged items have it.
    public let count: Int
    /// Its weighted share of the hallucinations; `nil` without any.
    public let share: Estimate?

    private enum CodingKeys: String, CodingKey { case cause, count, share }

    /// Writes every key, `null` where it has nothing to say.
    public func encode(to encoder: any Encoder) throws {
      var object = encoder.container(keyedBy: CodingKeys.self)
      try object.encode(cause, forKey: .cause)
      try object.encode(count, forKey: .count)
      try object.encode(share, forKey: .share)
    }
  }

  /// The model's name, or the method's.
  public let name: String
  /// The models that count.
  public let models: [String]
  /// Their doubted spans in the run.
  public let items: Int
  /// Those of ``items`` of which no figure speaks: in strata of which nothing is judged yet, and of a list
  /// from which nothing was drawn all that nobody judged.
  public let untold: Int
  /// Items that were drawn for the sample.
  public let drawn: Int
  /// Those that somebody judged.
  public let judged: Int
  /// The share of hallucinations among judged items that are held to be one or not.
  public let hallucination: WeightedRate
  /// The share of hallucinations that are held to be caused by the rows shown.
  public let rate: WeightedRate
  /// The least that the rate could be if everything `unsure` were told; `nil` where it could be nothing.
  public let lower: Estimate?
  /// The greatest that it could be.
  public let upper: Estimate?
  /// How often reviewers accept decoys.
  public let decoys: DecoyAcceptance
  /// The rate if reviewers accepted nothing unrelated; `nil` where ``uncorrected`` says why.
  public let corrected: Estimate?
  /// Why there is no corrected rate; `nil` where there is one.
  public let uncorrected: UncorrectedReason?
  /// What makes the hallucinations, in the study's order, those without a cause last.
  public let causes: [CauseShare]

  private enum CodingKeys: String, CodingKey {
    case name, models, items, untold, drawn, judged, hallucination, rate, lower, upper, decoys
    case corrected, uncorrected, causes
  }

  init(
    of name: String,
    models: [String],
    in sample: JudgedSample,
    of tasks: [JudgedTask],
    strata: [QueueDraw.Count],
    by bootstrap: Bootstrap
  ) {
    let counted = Set(models)
    func weighted(_ holds: (ItemAnswers) -> Bool?) -> WeightedRate {
      WeightedRate(sample.share(of: counted, where: holds), by: bootstrap)
    }
    self.name = name
    self.models = models
    let strata = strata.filter { counted.contains($0.stratum.model) }
    let told = Set(sample.items.map(\.task.drawn.stratum))
    items = strata.reduce(0) { $0 + $1.items }
    let judged = sample.items.count { counted.contains($0.task.drawn.model) }
    self.judged = judged
    untold =
      switch sample.weights {
      case .byChance: strata.reduce(0) { $0 + (told.contains($1.stratum) ? 0 : $1.items) }
      case .alike: items - judged
      }
    drawn = sample.drawn.count { counted.contains($0.drawn.model) }
    hallucination = weighted { $0.hallucination.isYes }
    let rate = weighted(\.isCaused)
    self.rate = rate
    lower = weighted(\.isCausedAtLeast).share
    upper = weighted(\.isCausedAtMost).share
    let decoys = DecoyAcceptance(of: tasks.filter { counted.contains($0.drawn.model) })
    self.decoys = decoys
    uncorrected = UncorrectedReason(rate, decoys)
    corrected = uncorrected == nil ? rate.share.flatMap(decoys.corrected) : nil
    causes = (Cause.allCases.map(Optional.some) + [nil]).map { cause in
      let isDue = { (answers: ItemAnswers) in answers.isHallucination(by: cause) }
      let count = sample.count(of: counted) { isDue($0) == true }
      return CauseShare(cause: cause, count: count, share: weighted(isDue).share)
    }
  }

  /// Writes every key, `null` where it has nothing to say.
  public func encode(to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: CodingKeys.self)
    try object.encode(name, forKey: .name)
    try object.encode(models, forKey: .models)
    try object.encode(items, forKey: .items)
    try object.encode(untold, forKey: .untold)
    try object.encode(drawn, forKey: .drawn)
    try object.encode(judged, forKey: .judged)
    try object.encode(hallucination, forKey: .hallucination)
    try object.encode(rate, forKey: .rate)
    try object.encode(lower, forKey: .lower)
    try object.encode(upper, forKey: .upper)
    try object.encode(decoys, forKey: .decoys)
    try object.encode(corrected, forKey: .corrected)
    try object.encode(uncorrected, forKey: .uncorrected)
    try object.encode(causes, forKey: .causes)
  }
}

extension ItemAnswers {
  /// Whether a hallucination is held to come of a cause, or of none that was named; `nil` of what is none.
  fileprivate func isHallucination(by cause: Cause?) -> Bool? {
    hallucination == .yes ? namedCause == cause : nil
  }
}
