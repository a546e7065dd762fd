public import AuditStore
public import DurableFiles
public import SpoorModel
import Statistics

/// Draws a review queue from a run's spans (DESIGN.md, Review; docs/method.md, "The queue").
///
/// - The **sample**: from every stratum (model × provenance × score) a simple random sample whose inclusion
///   probability is kept, so that shares of the run can be estimated.
/// - **Decoys**: other spans beside rows from elsewhere. They come from the far end of the same random order, so
///   that no span is shown twice.
/// - **Gold**: spans whose answers are known; they leave what is drawn from.
/// - **Uncertainty**: spans nearest the threshold, doubted or not.
///
/// Everything is handed out in one random order, so that whoever stops early leaves a random part undone.
public struct QueueDrawing {
  /// What can be drawn.
  public struct Frame: Sendable {
    /// The run's doubted spans.
    public var doubted: [AuditItem]
    /// Its judged spans that nobody doubts.
    public var cleared: [AuditItem]
    /// The score from which a span is doubted.
    public var threshold: Double
    /// Items whose answers are known.
    public var gold: Set<ItemHash>

    /// Collects what can be drawn.
    public init(
      doubted: [AuditItem],
      cleared: [AuditItem],
      threshold: Double,
      gold: Set<ItemHash> = []
    ) {
      self.doubted = doubted
      self.cleared = cleared
      self.threshold = threshold
      self.gold = gold
    }
  }

  /// How it is drawn, with the cuts that the frame's scores ask for.
  public let settings: DrawSettings
  /// Every stratum of the frame.
  public let strata: [QueueDraw.Count]
  /// The tasks, in the order in which they are handed out.
  public let tasks: [DrawnTask]

  /// Draws.
  ///
  /// - Parameters:
  ///   - frame: what can be drawn.
  ///   - settings: how; `scoreCuts` are found anew.
  ///   - rowsFromElsewhere: rows to show a span beside instead of its own, as many as it has; `nil` where none
  ///     are to be found.
  /// - Throws: what `rowsFromElsewhere` throws.
  public init(
    from frame: Frame,
    by settings: DrawSettings,
    rowsFromElsewhere: (AuditItem) throws -> [EvidenceRow]?
  ) rethrows {
    var settings = settings
    settings.scoreCuts = Self.cuts(of: frame.doubted.map(\.span.score))
    var drawing = Drawing(settings: settings)
    drawing.takeGold(from: frame)
    try drawing.takeDecoys(rowsFromElsewhere)
    drawing.takeSample()
    drawing.takeUncertain(from: frame)
    self.settings = settings
    strata = drawing.counts
    tasks = drawing.inRandomOrder
  }

  /// The median, where it parts the scores at all.
  private static func cuts(of scores: [Double]) -> [Double] {
    let sorted = scores.sorted()
    guard let least = sorted.first else { return [] }
    let median = sorted[sorted.count / 2]
    return median > least ? [median] : []
  }
}
