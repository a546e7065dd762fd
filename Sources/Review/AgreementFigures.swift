import Figures
public import SpoorModel
public import Statistics

/// How far raters agree: observed agreement, Krippendorff's α, Fleiss' κ and Cohen's κ of each two of them.
///
/// Every figure is over units with two ratings or more, intervals over those units.
public struct AgreementFigures: Hashable, Sendable, Encodable {
  /// Two raters side by side.
  public struct Pair: Hashable, Sendable, Encodable {
    /// One of them.
    public let first: String
    /// The other.
    public let second: String
    /// Units that both rated.
    public let units: Int
    /// Cohen's κ; `nil` where it is undefined.
    public let kappa: Estimate?

    private enum CodingKeys: String, CodingKey { case first, second, units, kappa }

    /// Writes every key, `null` where it has nothing to say.
    public func encode(to encoder: any Encoder) throws {
      var object = encoder.container(keyedBy: CodingKeys.self)
      try object.encode(first, forKey: .first)
      try object.encode(second, forKey: .second)
      try object.encode(units, forKey: .units)
      try object.encode(kappa, forKey: .kappa)
    }
  }

  /// Fleiss' κ, which wants as many ratings of every unit.
  public struct Fleiss: Hashable, Sendable, Encodable {
    /// How many ratings each unit has: the number that most have.
    public let ratings: Int
    /// How many units have so many.
    public let units: Int
    /// κ; `nil` where it is undefined.
    public let kappa: Estimate?

    private enum CodingKeys: String, CodingKey { case ratings, units, kappa }

    /// Writes every key, `null` where it has nothing to say.
    public func encode(to encoder: any Encoder) throws {
      var object = encoder.container(keyedBy: CodingKeys.self)
      try object.encode(ratings, forKey: .ratings)
      try object.encode(units, forKey: .units)
      try object.encode(kappa, forKey: .kappa)
    }
  }

  /// What is told of each two raters.
  public enum Pairs: Hashable, Sendable {
    /// κ with its interval: a bootstrap a pair.
    case withIntervals
    /// κ alone.
    case withoutIntervals
  }

  /// Of more raters pairs have no intervals: 28 raters of 1,800 units would take minutes for them.
  static let mostInPairs = 10

  /// Units with two ratings or more.
  public let units: Int
  /// All ratings of these.
  public let ratings: Int
  /// The raters of these, by name.
  public let raters: [String]
  /// The share of pairs of ratings of one unit that agree, the mean over units; `nil` without units.
  public let observed: Estimate?
  /// Krippendorff's α for labels without an order; `nil` where it is undefined.
  public let alpha: Estimate?
  /// Fleiss' κ; `nil` without units.
  public let fleiss: Fleiss?
  /// Cohen's κ of each two raters with two units or more in common.
  public let cohen: [Pair]

  private enum CodingKeys: String, CodingKey {
    case units, ratings, raters, observed, alpha, fleiss, cohen
  }

  /// Compares what raters said.
  ///
  /// Where all units are rated alike every drawing is: then observed agreement has the score interval, and
  /// the others none.
  public init(of all: Ratings, pairs: Pairs = .withIntervals, by bootstrap: Bootstrap) {
    let compared = all.units { $0 >= 2 }
    units = compared.units
    ratings = compared.ratingsByUnit.reduce(0, +)
    let raters = compared.rating
    self.raters = raters
    let statistics: [any UnitStatistic] = [compared.observedAgreement, KrippendorffAlpha(compared)]
    let estimates = Estimate.estimates(of: statistics, by: bootstrap)
    observed = estimates[0].map { Estimate(observed: $0, units: compared.units) }
    alpha = estimates[1]?.withoutPointInterval
    fleiss = compared.usualRatings.map { usual in
      let alike = compared.units { $0 == usual }
      return Fleiss(
        ratings: usual,
        units: alike.units,
        kappa: Estimate(of: FleissKappa(alike), by: bootstrap)
      )
    }
    let told = raters.count > Self.mostInPairs ? .withoutIntervals : pairs
    cohen = raters.indices.flatMap { one in
      raters[(one + 1)...].compactMap { Pair(raters[one], $0, compared, told, by: bootstrap) }
    }
  }

  /// Writes every key, `null` where it has nothing to say.
  public func encode(to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: CodingKeys.self)
    try object.encode(units, forKey: .units)
    try object.encode(ratings, forKey: .ratings)
    try object.encode(raters, forKey: .raters)
    try object.encode(observed, forKey: .observed)
    try object.encode(alpha, forKey: .alpha)
    try object.encode(fleiss, forKey: .fleiss)
    try object.encode(cohen, forKey: .cohen)
  }
}

extension AgreementFigures.Pair {
  fileprivate init?(
    _ one: String,
    _ other: String,
    _ all: Ratings,
    _ told: AgreementFigures.Pairs,
    by bootstrap: Bootstrap
  ) {
    let shared = all.units(ratedBy: one, and: other)
    guard shared.units >= 2 else { return nil }
    let kappa = CohenKappa(shared, of: one, and: other)
    let estimate =
      switch told {
      case .withIntervals: Estimate(of: kappa, by: bootstrap)
      case .withoutIntervals: kappa.value.map { Estimate(value: $0) }
      }
    self.init(first: one, second: other, units: shared.units, kappa: estimate)
  }
}

extension Estimate {
  fileprivate init?(of statistic: any UnitStatistic, by bootstrap: Bootstrap) {
    guard let estimate = Estimate.estimates(of: [statistic], by: bootstrap)[0] else { return nil }
    self = estimate.withoutPointInterval
  }

  /// Observed agreement; where all agree or none do, with the score interval.
  fileprivate init(observed: Estimate, units: Int) {
    self = observed
    guard observed.value == 0 || observed.value == 1 else { return }
    let wilson = Proportion.wilson(share: observed.value, trials: Double(units))
    (low, high) = (wilson.low, wilson.high)
  }

  /// The estimate, without an interval that is a point: all drawings were alike, which proves nothing.
  fileprivate var withoutPointInterval: Estimate {
    guard let low, let high, high - low > 1e-9 else { return Estimate(value: value) }
    return self
  }
}
