/// How many of a number of trials succeeded.
///
/// The interval takes the trials for independent: where several come from one prompt (tokens,
/// spans), ``Bootstrap`` over prompts is the honest one.
public struct Proportion: Hashable, Sendable, Codable {
  /// The trials that succeeded, 0...trials.
  public var successes: Int
  /// All trials.
  public var trials: Int

  /// Creates a proportion; `successes` must lie in `0...trials`.
  public init(successes: Int, trials: Int) {
    precondition(successes >= 0 && successes <= trials, "\(successes) of \(trials) is no share")
    self.successes = successes
    self.trials = trials
  }

  /// Successes by trials, 0...1; `nil` without trials.
  public var share: Double? {
    trials == 0 ? nil : Double(successes) / Double(trials)
  }

  /// The 95 % score interval (Wilson 1927); `nil` without trials.
  public var wilson: Interval? {
    share.map { Self.wilson(share: $0, trials: Double(trials)) }
  }

  /// The 95 % score interval of a share that is worth so many independent trials, which need not be whole;
  /// `trials` must be positive.
  public static func wilson(share: Double, trials count: Double) -> Interval {
    precondition(count > 0, "a share of no trials")
    let z = Interval.normalQuantile95
    let spread = share * (1 - share) / count + z * z / (4 * count * count)
    let scale = 1 + z * z / count
    let centre = (share + z * z / (2 * count)) / scale
    let half = z * spread.squareRoot() / scale
    // The ends are exactly 0 and 1 there; rounding would leave 1e-17 beside them.
    return Interval(
      low: share == 0 ? 0 : centre - half,
      high: share == 1 ? 1 : centre + half
    )
  }
}
