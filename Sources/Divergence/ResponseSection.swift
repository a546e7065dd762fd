/// A part of every response, by position.
///
/// The bounds are computed in integers: 0.05·140 in binary is above 7 and would round up to 8.
public enum ResponseSection: Hashable, Sendable {
  /// The first ⌈0.05·T⌉ of T tokens.
  case first
  /// The tokens after ``first``.
  case rest
  /// Bin b of n: the tokens i (from 0) with ⌊n·i/T⌋ = b. Empty in some responses of T < n.
  case bin(Int, of: Int)

  /// The section's tokens in a response of `length` tokens.
  public func range(length: Int) -> Range<Int> {
    let border = (length + 19) / 20
    switch self {
    case .first: return 0..<border
    case .rest: return border..<length
    case .bin(let bin, let count):
      return ceilingQuotient(bin * length, count)..<ceilingQuotient((bin + 1) * length, count)
    }
  }

  private func ceilingQuotient(_ dividend: Int, _ divisor: Int) -> Int {
    (dividend + divisor - 1) / divisor
  }
}
