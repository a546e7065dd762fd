/// Two terms of one unit, whose ratios are compared.
public struct PairedRatioTerms: Hashable, Sendable {
  /// The ratio that is diminished.
  public var minuend: RatioTerm
  /// The ratio that is taken away.
  public var subtrahend: RatioTerm

  /// Creates a pair.
  public init(_ minuend: RatioTerm, minus subtrahend: RatioTerm) {
    self.minuend = minuend
    self.subtrahend = subtrahend
  }

  /// The pair of a unit that has nothing to say.
  public static let nothing = PairedRatioTerms(.nothing, minus: .nothing)

  /// The difference of the two ratios; `nil` where either has no denominator.
  public var difference: Double? {
    guard let first = minuend.ratio, let second = subtrahend.ratio else { return nil }
    return first - second
  }

  /// Adds both terms.
  public static func += (sum: inout PairedRatioTerms, pair: PairedRatioTerms) {
    sum.minuend += pair.minuend
    sum.subtrahend += pair.subtrahend
  }
}
