/// What one unit (a prompt) adds to the numerator and the denominator of a ratio of sums.
///
/// A mean over responses is such a ratio (the response's mean over 1), and so is a token-pooled
/// mean (the response's sum over its tokens). A unit that has nothing to say is 0 over 0.
public struct RatioTerm: Hashable, Sendable {
  /// Added to the numerator.
  public var numerator: Double
  /// Added to the denominator; not negative.
  public var denominator: Double

  /// Creates a term.
  public init(_ numerator: Double, over denominator: Double) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// The term of a unit that has nothing to say.
  public static let nothing = RatioTerm(0, over: 0)

  /// Numerator by denominator; `nil` over 0.
  public var ratio: Double? { denominator == 0 ? nil : numerator / denominator }

  /// Adds both parts.
  public static func += (sum: inout RatioTerm, term: RatioTerm) {
    sum.numerator += term.numerator
    sum.denominator += term.denominator
  }
}
