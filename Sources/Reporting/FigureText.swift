import Foundation
public import SpoorModel

/// Writes figures as text, the same way everywhere: `37.2 %`, `+21.4`, `12.0 to 30.1`.
public struct FigureText: Sendable {
  /// What stands between a figure and its unit.
  var gap: String
  /// The sign of a negative figure.
  var minus: String

  /// With a space that no line breaks at and the mathematical minus.
  static let page = FigureText(gap: "\u{202F}", minus: "−")
  /// With signs that every terminal has and that can be searched for.
  public static let terminal = FigureText(gap: " ", minus: "-")

  /// What stands where nothing is known.
  public static let unknown = "–"

  /// `value` with so many digits after the point; never `-0.0`.
  public func fixed(_ value: Double, digits: Int) -> String {
    guard value.isFinite else { return value.isNaN ? Self.unknown : value > 0 ? "∞" : minus + "∞" }
    let text = String(format: "%.\(digits)f", abs(value))
    let isZero = !text.contains { $0 != "0" && $0 != "." }
    return value < 0 && !isZero ? minus + text : text
  }

  /// A share of 1 as per cent.
  public func percent(_ share: Double) -> String { fixed(100 * share, digits: 1) + gap + "%" }

  /// A difference of shares in percentage points, with its sign.
  func points(_ difference: Double) -> String { signed(100 * difference, digits: 1) }

  /// A difference with its sign; never `+0.0`.
  func signed(_ difference: Double, digits: Int) -> String {
    let text = fixed(difference, digits: digits)
    let isZero = !text.contains { $0 != "0" && $0 != "." }
    return difference > 0 && !isZero ? "+" + text : text
  }

  /// The interval of `estimate` times `scale`; `nil` where it has none.
  public func interval(_ estimate: Estimate, times scale: Double = 1, digits: Int) -> String? {
    guard let low = estimate.low, let high = estimate.high else { return nil }
    return fixed(scale * low, digits: digits) + " to " + fixed(scale * high, digits: digits)
  }

  /// A divergence or a lift in nats, without the unit.
  public func nats(_ value: Double) -> String { fixed(value, digits: 2) }

  /// A difference in nats that may be very small, to two digits, without the unit.
  func small(_ nats: Double) -> String {
    guard nats != 0 else { return "0" }
    let text = String(format: "%.1e", nats)
    let parts = text.split(separator: "e")
    // What has four digits after the point or fewer reads better without a power of ten.
    guard parts.count == 2, let power = Int(parts[1]), power < -4 else {
      return String(format: "%.2g", nats)
    }
    let raised = String(-power).map { Self.superscripts[$0] ?? $0 }
    return "\(parts[0]) · 10⁻\(String(raised))"
  }

  private static let superscripts = Dictionary(
    uniqueKeysWithValues: zip("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
  )

  /// A count with its thousands apart.
  public func count(_ number: Int) -> String {
    let digits = String(number.magnitude)
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { text += "," }
      text.append(digit)
    }
    return number < 0 ? minus + text : text
  }

  /// `3 spans`, `1 span`.
  public func count(_ number: Int, _ noun: String) -> String {
    "\(count(number)) \(noun)\(number == 1 ? "" : "s")"
  }

  /// What `lift` nats mean: how many times likelier tuning made the words.
  func likelihood(lift: Double) -> String {
    guard !lift.isNaN else { return "changed by an unknown factor" }
    let ratio = exp(abs(lift))
    let times =
      switch ratio {
      case ..<1.05: "as likely as before"
      case ..<9.95: fixed(ratio, digits: 1)
      case ..<1e6: count(Int(ratio.rounded()))
      default: "over a million"
      }
    guard ratio >= 1.05 else { return times }
    return lift > 0 ? "\(times) times likelier" : "\(times) times less likely"
  }
}
