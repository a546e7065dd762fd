import Foundation

/// How much the property and fault tests try: little by default, the numbers in
/// `scripts/test-heavy`.
public enum TestScale {
  /// Whether the full numbers are wanted: `SPOOR_HEAVY=1`.
  public static let isHeavy = ProcessInfo.processInfo.environment["SPOOR_HEAVY"] == "1"

  /// `heavy` under `scripts/test-heavy`, else `light`.
  public static func count(_ light: Int, heavy: Int) -> Int { isHeavy ? heavy : light }
}
