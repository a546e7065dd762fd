public import Statistics

/// How much better a model answers after than before, by what it was before: (L′ − L) / L.
///
/// Ovadia et al. 2312.05934, eq. 5. Over several settings the mean of their gains.
public struct RelativeGain: UnitStatistic, Hashable {
  /// Of each setting whether each question was answered rightly.
  private let settings: [[Pair]]

  private struct Pair: Hashable {
    var before: Bool
    var after: Bool
  }

  /// Joins the answers to the same questions in one or several settings.
  public init(_ settings: [(before: [Bool], after: [Bool])]) {
    precondition(
      settings.allSatisfy {
        $0.before.count == $0.after.count && $0.before.count == settings[0].before.count
      },
      "settings of different questions"
    )
    self.settings = settings.map { setting in
      zip(setting.before, setting.after).map { Pair(before: $0, after: $1) }
    }
  }

  /// The gain of two accuracies; `nil` where the first is 0.
  public static func gain(from before: Double, to after: Double) -> Double? {
    before == 0 ? nil : (after - before) / before
  }

  /// How many questions there are.
  public var units: Int { settings.first?.count ?? 0 }

  /// The mean gain; `nil` where nothing was right before in a setting.
  public func value(timesDrawn: [Int]) -> Double? {
    var sum = 0.0
    for setting in settings {
      var (before, after) = (0, 0)
      for (pair, times) in zip(setting, timesDrawn) {
        before += pair.before ? times : 0
        after += pair.after ? times : 0
      }
      guard let gain = Self.gain(from: Double(before), to: Double(after)) else { return nil }
      sum += gain
    }
    return settings.isEmpty ? nil : sum / Double(settings.count)
  }
}
