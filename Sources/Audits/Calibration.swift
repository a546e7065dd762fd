import AuditStore
public import Hallucinations
public import SpoorModel
public import Statistics

/// Refits what makes a score of the detectors' signals, and says how good it is.
public struct Calibration: Sendable {
  /// How well scores rank and how far they lie from the truth, with intervals over prompts, or groups of
  /// prompts.
  public struct Quality: Sendable {
    /// The area under the ROC curve, false spans against true ones.
    public var auroc: Estimate?
    /// The expected calibration error in ten bins.
    public var calibrationError: Estimate?
    /// The reliability table.
    public var bins: [CalibrationError.Bin]
  }

  /// The refitted weights.
  public let weights: FusionWeights
  /// The labelled spans.
  public let spans: Int
  /// How many of them are false.
  public let failing: Int
  /// The prompts that they come from.
  public let prompts: Int
  /// The scores that the audit gave.
  public let before: Quality
  /// Scores of weights that were fitted on other prompts.
  public let after: Quality
  /// The same with the dataset's signals; `nil` where the audit has none.
  public let afterWithDataset: Quality?

  /// A class of fewer spans, or fewer prompts, is too few to fit anything.
  public static let fewest = 10

  /// Fits weights to labelled spans.
  ///
  /// - Throws: ``SpoorError`` (badInput) where fewer than ``fewest`` spans are false, or true, or have
  ///   a prompt of their own.
  public init(_ labelled: [Labelled], by fit: FusionFit, fittedOn: String) throws {
    let spans = labelled.map(\.span)
    failing = spans.count { $0.truth == .fails }
    self.spans = spans.count
    prompts = Set(spans.map(\.promptID)).count
    guard min(failing, spans.count - failing, prompts) >= Self.fewest else {
      throw SpoorError(
        .badInput,
        "\(spans.count) judged spans (\(failing) false, \(spans.count - failing) true) of "
          + "\(prompts) prompts are too few: \(Self.fewest) of each are needed",
        remedy:
          "Have experts judge more spans, true ones among them, and import the verdicts; or give "
          + "gold labels that say of values which hold and which do not."
      )
    }
    weights = fit.weights(of: spans, fittedOn: fittedOn)
    before = Quality(spans, scores: labelled.map(\.score))
    after = Quality(spans, scores: fit.crossValidated(spans.map(\.withoutDataset)))
    let asked = spans.contains { $0.signals.keys.contains { $0.detector == .dataset } }
    afterWithDataset = asked ? Quality(spans, scores: fit.crossValidated(spans)) : nil
  }

  /// A labelled span with the score that the audit gave it.
  public struct Labelled: Sendable {
    /// The span; its group may be set.
    public var span: LabelledSpan
    /// The audit's score.
    public var score: Double
  }
}

extension Calibration.Quality {
  /// Of scores of which some may be unknown: those spans are left out.
  init(_ spans: [LabelledSpan], scores: [Double?]) {
    let units = Dictionary(
      uniqueKeysWithValues: Set(spans.map(\.group)).sorted().enumerated()
        .map { ($0.element, $0.offset) }
    )
    let labels = zip(spans, scores).compactMap { span, score in
      score.flatMap { score in
        units[span.group].map {
          ScoredLabel(score: score, isPositive: span.truth == .fails, unit: $0)
        }
      }
    }
    let error = CalibrationError(labels, units: units.count)
    let ranking = AUROC(RankedLabels(labels, units: units.count))
    let intervals = Bootstrap().intervals(of: [ranking, error])
    auroc = Estimate(ranking.value, intervals[0])
    calibrationError = Estimate(error.value, intervals[1])
    bins = error.table
  }
}

extension Estimate {
  fileprivate init?(_ value: Double?, _ interval: Interval?) {
    guard let value else { return nil }
    self.init(value: value, low: interval?.low, high: interval?.high)
  }
}

extension LabelledSpan {
  fileprivate var withoutDataset: LabelledSpan {
    var span = self
    span.signals = signals.filter { $0.key.detector != .dataset }
    return span
  }
}
