import Figures
public import SpoorModel
import Statistics

/// How a model fits what it knew and what it did not, and where tuning should have stopped.
///
/// Gekhman et al. (2405.05904, §4): EARLY_STOP is the epoch of the greatest development accuracy,
/// CONVERGENCE the last, by which the study's models fit everything; an example is *fitted* when the tuned
/// model answers it rightly.
public struct TrainingDynamics: Hashable, Sendable {
  /// An epoch of the log with what was fitted by then.
  public struct Stop: Hashable, Sendable {
    /// The epoch.
    public var epoch: LoggedEpoch
    /// The development accuracy with its interval.
    public var dev: Estimate
  }

  /// The epochs.
  public let epochs: [LoggedEpoch]
  /// The epoch of the greatest development accuracy, the first of several.
  public let earlyStop: Stop
  /// The last epoch.
  public let convergence: Stop
  /// Development accuracy at early stop less that at the last epoch: what going on cost.
  public let gap: Estimate
  /// The same of the test set, which did not choose the epoch; `nil` where the log has none.
  public let testGap: Estimate?
  /// Whether the gap's interval is over the same questions.
  public let isPaired: Bool
  /// The epoch by which half of a group is fitted, between two epochs by a straight line.
  public let halfFitted: [FitGroup: Double]
  /// What a reader must know, whole sentences.
  public let caveats: [String]

  /// From this share on, everything counts as fitted.
  public static let fittedFrom = 0.99

  /// Computes the figures of a log; `nil` where no epoch has a development accuracy.
  public init?(_ log: TrainingLog) {
    let judged = log.epochs.filter { $0.dev != nil }
    guard let last = judged.last else { return nil }
    var best = last
    for epoch in judged.reversed()
    where (epoch.dev?.share ?? 0) >= (best.dev?.share ?? 0) { best = epoch }
    epochs = log.epochs
    earlyStop = Stop(epoch: best, dev: Self.estimate(best.dev))
    convergence = Stop(epoch: last, dev: Self.estimate(last.dev))
    let pairs = Self.pairs(log, best.epoch, last.epoch)
    isPaired = pairs.count > 0
    gap =
      Estimate(pairs)
      ?? Self.difference(earlyStop.dev, convergence.dev)
    testGap = best.test.flatMap { test in
      last.test.map { Self.difference(Self.estimate(test), Self.estimate($0)) }
    }
    var halfFitted: [FitGroup: Double] = [:]
    for group in FitGroup.allCases { halfFitted[group] = Self.half(group, log.epochs) }
    self.halfFitted = halfFitted
    caveats = Self.caveats(log, judged, best, last)
  }

  /// The epochs that stopping early saves.
  public var savedEpochs: Double { convergence.epoch.epoch - earlyStop.epoch.epoch }

  private static func estimate(_ share: LoggedShare?) -> Estimate {
    guard let share else { return Estimate(value: .nan) }
    guard let questions = share.questions, questions > 0 else {
      return Estimate(value: share.share)
    }
    let interval = Proportion.wilson(share: share.share, trials: Double(questions))
    return Estimate(value: share.share, low: interval.low, high: interval.high)
  }

  private static func difference(_ one: Estimate, _ other: Estimate) -> Estimate {
    Estimate(one, lessIndependent: other) ?? Estimate(value: one.value - other.value)
  }

  /// The development questions that the log tells one by one at both epochs.
  private static func pairs(
    _ log: TrainingLog,
    _ early: Double,
    _ late: Double
  ) -> PairedProportions {
    let (first, second) = (log.devAnswers[early] ?? [:], log.devAnswers[late] ?? [:])
    return PairedProportions(
      first.compactMap { id, isRight in second[id].map { (first: isRight, second: $0) } }
    )
  }

  private static func half(_ group: FitGroup, _ epochs: [LoggedEpoch]) -> Double? {
    let points = epochs.compactMap { epoch in epoch.fitted[group].map { (epoch.epoch, $0.share) } }
    guard let place = points.firstIndex(where: { $0.1 >= 0.5 }) else { return nil }
    guard place > 0 else { return points[place].0 }
    let ((before, low), (after, high)) = (points[place - 1], points[place])
    return before + (after - before) * (0.5 - low) / (high - low)
  }

  private static func caveats(
    _ log: TrainingLog,
    _ judged: [LoggedEpoch],
    _ best: LoggedEpoch,
    _ last: LoggedEpoch
  ) -> [String] {
    var caveats: [String] = []
    if judged.count > 1, best.epoch == last.epoch {
      caveats.append("The last epoch is the best: a longer run may do better.")
    } else if last.test == nil {
      caveats.append(
        "The development set chose the epoch, so that its accuracy there, the greatest of "
          + "\(judged.count), is a little too good; a test set would tell."
      )
    }
    if let all = last.all, all.share < fittedFrom {
      caveats.append(
        "At the last epoch \(StatementText.percent(all.share)) of the training examples are fitted: the "
          + "study's CONVERGENCE, where all are, was not reached."
      )
    }
    if log.uncategorised > 0 {
      caveats.append("\(log.uncategorised) training examples have no category and count nowhere.")
    }
    return caveats
  }
}
