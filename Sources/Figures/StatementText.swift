import Foundation
public import SpoorModel

/// How statements write shares, differences and their intervals.
public enum StatementText {
  /// A share or a difference in hundredths with one digit; never `−0.0`.
  public static func points(_ share: Double) -> String {
    let text = String(format: "%.1f", 100 * abs(share))
    return share < 0 && text != "0.0" ? "−" + text : text
  }

  /// A share in per cent.
  public static func percent(_ share: Double) -> String { "\(points(share)) %" }

  /// An interval in hundredths.
  public static func interval(_ estimate: Estimate) -> String {
    guard let low = estimate.low, let high = estimate.high else { return "no interval" }
    return "95 % interval \(points(low)) to \(points(high))"
  }
}

extension Estimate {
  /// The difference without its sign, which a word tells ("fewer", "less"): the ends change places.
  public var size: Estimate {
    guard value < 0 else { return self }
    return Estimate(value: -value, low: high.map { -$0 }, high: low.map { -$0 })
  }
}
