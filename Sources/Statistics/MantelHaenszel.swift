import Foundation

/// The odds ratio common to several strata (Mantel and Haenszel 1959).
///
/// With a, b, c, d the cells of a stratum as in ``FourfoldTable`` and n their sum, the estimate is
/// Σ(ad/n) / Σ(bc/n). Two choices are ours:
/// - A stratum that compares nothing (no cases, no controls, holds everywhere or nowhere) is left
///   out. It adds 0 to both sums, and ½ in its cells would make up an odds ratio from the mere
///   numbers of cases and controls.
/// - In a stratum that is left, ½ is added to all four cells where any of them is 0.
public struct MantelHaenszel: Hashable, Sendable {
  /// What the strata allow to say.
  public enum Estimate: Hashable, Sendable {
    /// The odds ratio, with the interval of Robins, Breslow and Greenland (1986).
    case estimated(OddsRatio)
    /// Too little to say anything.
    case notEstimable(Reason)
  }

  /// Why there is no estimate.
  public enum Reason: Hashable, Sendable, CustomStringConvertible {
    /// Too few controls over all strata.
    case tooFewControls(found: Int, needed: Int)
    /// No stratum has cases and controls that differ in anything.
    case noInformativeStratum

    /// The reason in plain words, without a full stop.
    public var description: String {
      switch self {
      case .tooFewControls(let found, let needed):
        "not estimable: \(found) controls, at least \(needed) are needed"
      case .noInformativeStratum:
        "not estimable: no stratum has cases and controls that can differ"
      }
    }
  }

  /// The controls, over all strata, that an estimate needs.
  public static let controlsNeeded = 10

  /// The strata.
  public var strata: [FourfoldTable]

  /// Creates the question that `estimate` answers.
  public init(strata: [FourfoldTable]) { self.strata = strata }

  /// The common odds ratio, or why there is none.
  ///
  /// The interval takes the counted things for independent. Where several come from one prompt,
  /// give ``pointEstimate`` to ``Bootstrap/interval(over:statistic:)`` with a prompt a unit.
  public var estimate: Estimate {
    let controls = strata.reduce(0) { $0 + $1.controls }
    guard controls >= Self.controlsNeeded else {
      return .notEstimable(.tooFewControls(found: controls, needed: Self.controlsNeeded))
    }
    let sums = Sums(strata)
    guard let ratio = sums.ratio else { return .notEstimable(.noInformativeStratum) }
    let width = Interval.normalQuantile95 * sums.logVariance.squareRoot()
    let interval = Interval(low: ratio * exp(-width), high: ratio * exp(width))
    return .estimated(OddsRatio(value: ratio, interval: interval))
  }

  /// The odds ratio alone, however few the controls; `nil` where no stratum is informative.
  public var pointEstimate: Double? { Sums(strata).ratio }
}

/// The sums over strata that estimate and variance are made of, named as in Robins et al.:
/// R = ad/n, S = bc/n, P = (a+d)/n, Q = (b+c)/n.
private struct Sums {
  var r = 0.0
  var s = 0.0
  var pr = 0.0
  var psAndQR = 0.0
  var qs = 0.0

  init(_ strata: [FourfoldTable]) {
    for stratum in strata where stratum.isInformative { add(stratum) }
  }

  // Every informative stratum has both sums above 0 once its zeros are corrected.
  var ratio: Double? { s == 0 ? nil : r / s }

  var logVariance: Double { pr / (2 * r * r) + psAndQR / (2 * r * s) + qs / (2 * s * s) }

  private mutating func add(_ stratum: FourfoldTable) {
    let counts = [
      stratum.casesWith, stratum.casesWithout, stratum.controlsWith, stratum.controlsWithout,
    ]
    let correction = counts.contains(0) ? 0.5 : 0
    let (a, b) = (Double(counts[0]) + correction, Double(counts[1]) + correction)
    let (c, d) = (Double(counts[2]) + correction, Double(counts[3]) + correction)
    let n = a + b + c + d
    let (stratumR, stratumS) = (a * d / n, b * c / n)
    let (p, q) = ((a + d) / n, (b + c) / n)
    r += stratumR
    s += stratumS
    pr += p * stratumR
    psAndQR += p * stratumS + q * stratumR
    qs += q * stratumS
  }
}
