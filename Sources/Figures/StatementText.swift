import Foundation
public import SpoorModel

/// How statements write shares, differences and their intervals.
public enum StatementText {
  /// A share or a difference in hundredths with one digit; never `−0.0`.
  public static func points(_ share: Double) -> String { fixed(100 * share, digits: 1) }

  /// A figure with so many digits after the point; never `−0.0`.
  public static func fixed(_ value: Double, digits: Int) -> String {
    let text = String(format: "%.\(digits)f", abs(value))
    let isZero = !text.contains { $0 != "0" && $0 != "." }
    return value < 0 && !isZero ? "−" + text : text
  }

  /// A share in per cent.
  public static func percent(_ share: Double) -> String { "\(points(share)) %" }

  /// The chance that a test gives: `p = 0.04`, `p < 0.001`.
  public static func chance(_ p: Double) -> String {
    p < 0.001 ? "p < 0.001" : String(format: p < 0.095 ? "p = %.3f" : "p = %.2f", p)
  }

  /// An interval in hundredths.
  public static func interval(_ estimate: Estimate) -> String {
    interval(estimate, times: 100, digits: 1)
  }

  /// An interval of a figure that is written times `scale`, with so many digits.
  public static func interval(_ estimate: Estimate, times scale: Double, digits: Int) -> String {
    guard let low = estimate.low, let high = estimate.high else { return "no interval" }
    return
      "95 % interval \(fixed(scale * low, digits: digits)) to \(fixed(scale * high, digits: digits))"
  }
}

extension Estimate {
  /// The difference without its sign, which a word tells ("fewer", "less"): the ends change places.
  public var size: Estimate {
    guard value < 0 else { return self }
    return Estimate(value: -value, low: high.map { -$0 }, high: low.map { -$0 })
  }
}
