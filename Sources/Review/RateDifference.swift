import Figures
public import SpoorModel

/// One causal rate less another, of models or methods whose items were drawn and judged apart.
public struct RateDifference: Hashable, Sendable, Encodable {
  /// What is diminished: a model's or a method's name.
  public let first: String
  /// What is taken away.
  public let second: String
  /// The difference of the rates; `nil` where either rests on fewer than ``ComparedPrompts/needed`` items, or
  /// has no interval.
  public let rate: Estimate?
  /// The difference of the corrected rates.
  public let corrected: Estimate?

  private enum CodingKeys: String, CodingKey { case first, second, rate, corrected }

  init(_ one: CausalRate, minus other: CausalRate) {
    first = one.name
    second = other.name
    let isEnough = min(one.rate.count, other.rate.count) >= ComparedPrompts.needed
    rate = isEnough ? Self.difference(one.rate.share, other.rate.share) : nil
    corrected = Self.difference(one.corrected, other.corrected)
  }

  /// Every two of `rates`, in their order.
  static func all(of rates: [CausalRate]) -> [RateDifference] {
    rates.indices.flatMap { one in
      rates[(one + 1)...].map { RateDifference(rates[one], minus: $0) }
    }
  }

  private static func difference(_ one: Estimate?, _ other: Estimate?) -> Estimate? {
    guard let one, let other else { return nil }
    return Estimate(one, lessIndependent: other)
  }

  /// Writes every key, `null` where it has nothing to say.
  public func encode(to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: CodingKeys.self)
    try object.encode(first, forKey: .first)
    try object.encode(second, forKey: .second)
    try object.encode(rate, forKey: .rate)
    try object.encode(corrected, forKey: .corrected)
  }
}
