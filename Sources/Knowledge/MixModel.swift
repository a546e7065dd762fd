import Figures
public import SpoorModel
import Statistics

/// How accuracy hangs on what is fitted: Acc = β₀ + β_kn · N_kn/|D| + β_unk · N_unk/|D|.
///
/// Gekhman et al. (2405.05904, §5 and Equation 1), by ordinary least squares over checkpoints of runs with
/// different mixes, N being *fitted* examples. The study tells no standard errors; ours allow for checkpoints
/// of one run hanging together.
public struct MixModel: Sendable {
  /// Which checkpoints are fitted.
  public enum Selection: Hashable, Sendable {
    /// All of them, as in the study.
    case all
    /// Those from an epoch on.
    case fromEpoch(Double)
    /// The last of each run.
    case lastOfRun

    /// The checkpoints that are meant, in their order.
    public func chosen(of outcomes: [MixOutcome]) -> [MixOutcome] {
      switch self {
      case .all: return outcomes
      case .fromEpoch(let epoch): return outcomes.filter { $0.epoch >= epoch }
      case .lastOfRun:
        var last: [String: Double] = [:]
        for outcome in outcomes {
          last[outcome.run] = max(last[outcome.run] ?? -1, outcome.epoch)
        }
        return outcomes.filter { $0.epoch == last[$0.run] }
      }
    }
  }

  /// A planned mix: shares of all training examples that will be fitted.
  public struct Mix: Hashable, Sendable {
    /// N_kn/|D|.
    public var known: Double
    /// N_unk/|D|.
    public var unknown: Double

    /// Plans a mix; neither share is negative, and both together are at most 1.
    public init(known: Double, unknown: Double) {
      precondition(known >= 0 && unknown >= 0 && known + unknown <= 1 + 1e-9, "no mix")
      self.known = known
      self.unknown = unknown
    }
  }

  /// What a mix is predicted to come to.
  public struct Prediction: Hashable, Sendable {
    /// The mix.
    public var mix: Mix
    /// The accuracy.
    public var accuracy: Estimate
    /// The accuracy less that of the same known examples fitted and no Unknown one: β_unk · N_unk/|D|.
    public var ofUnknown: Estimate
    /// Why the prediction is no more than a guess; empty within what was fitted.
    public var warnings: [String]
  }

  /// Which questions the accuracies are of.
  public let kind: AccuracyKind
  /// β₀.
  public let intercept: Estimate
  /// β_kn.
  public let known: Estimate
  /// β_unk.
  public let unknown: Estimate
  /// β_kn − β_unk: what an example is worth more for being known.
  public let difference: Estimate
  /// Standard errors of β₀, β_kn, β_unk, clustered by run; `nil` for one run.
  public let standardErrors: [Double]?
  /// The share of the accuracies' variance that is explained.
  public let rSquared: Double?
  /// Checkpoints and runs.
  public let checkpoints: Int
  /// How many runs they are of.
  public let runs: Int
  /// The shares of known examples that were fitted.
  public let knownRange: ClosedRange<Double>
  /// The shares of Unknown examples that were fitted.
  public let unknownRange: ClosedRange<Double>

  /// With fewer clusters, intervals by clustered standard errors are too narrow.
  public static let enoughRuns = 20

  private let fit: LeastSquares

  /// Fits the checkpoints that have such an accuracy; `nil` where there are too few, or known and Unknown
  /// shares that cannot be told apart.
  public init?(_ kind: AccuracyKind, of outcomes: [MixOutcome]) {
    let rows = outcomes.compactMap { outcome in
      outcome.accuracies[kind].map { (outcome, $0) }
    }
    var numbers: [String: Int] = [:]
    for row in rows where numbers[row.0.run] == nil { numbers[row.0.run] = numbers.count }
    let inputs = rows.map { [$0.0.known, $0.0.unknown] }
    guard
      let fit = LeastSquares(
        inputs,
        rows.map(\.1),
        clusters: rows.map { numbers[$0.0.run] ?? 0 }
      )
    else { return nil }
    self.kind = kind
    self.fit = fit
    intercept = Self.estimate(fit, [1, 0, 0])
    known = Self.estimate(fit, [0, 1, 0])
    unknown = Self.estimate(fit, [0, 0, 1])
    difference = Self.estimate(fit, [0, 1, -1])
    let errors = (0..<3).compactMap(fit.standardError)
    standardErrors = errors.count == 3 ? errors : nil
    rSquared = fit.rSquared
    checkpoints = fit.rows
    runs = fit.clusters
    knownRange = Self.range(inputs.map { $0[0] })
    unknownRange = Self.range(inputs.map { $0[1] })
  }

  /// What a mix is predicted to come to.
  public func prediction(of mix: Mix) -> Prediction {
    Prediction(
      mix: mix,
      accuracy: Self.estimate(fit, [1, mix.known, mix.unknown]),
      ofUnknown: Self.estimate(fit, [0, 0, mix.unknown]),
      warnings: warnings(of: mix)
    )
  }

  /// What replacing fitted Unknown examples by known ones is predicted to change.
  public func change(replacingUnknown share: Double) -> Estimate {
    Self.estimate(fit, [0, share, -share])
  }

  private func warnings(of mix: Mix) -> [String] {
    var warnings: [String] = []
    for (name, share, range) in [
      ("known", mix.known, knownRange), ("Unknown", mix.unknown, unknownRange),
    ] where !range.contains(share) {
      warnings.append(
        "\(StatementText.percent(share)) \(name) fitted lies outside what was measured "
          + "(\(StatementText.points(range.lowerBound)) to \(StatementText.percent(range.upperBound)))."
      )
    }
    if warnings.isEmpty, fit.leverage(of: [mix.known, mix.unknown]) > fit.greatestLeverage {
      warnings.append("No measured checkpoint has a mix like this: the prediction is extrapolated.")
    }
    return warnings
  }

  private static func estimate(_ fit: LeastSquares, _ weights: [Double]) -> Estimate {
    let (value, interval) = fit.combination(weights)
    return Estimate(value: value, low: interval?.low, high: interval?.high)
  }

  private static func range(_ values: [Double]) -> ClosedRange<Double> {
    (values.min() ?? 0)...(values.max() ?? 0)
  }
}
