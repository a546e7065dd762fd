public import SpoorModel

/// One token of a response with how far tuning moved it, as a report's strip shows it.
public struct StripToken: Hashable, Sendable {
  /// Where it stands in the response; tokens that are parts of one character share a range.
  public var range: ScalarRange
  /// KL(tuned‖base) in nats; `nil` where it is unknown.
  public var klTunedBase: Bounds?

  /// Joins a token's place with its value.
  public init(range: ScalarRange, klTunedBase: Bounds?) {
    self.range = range
    self.klTunedBase = klTunedBase
  }
}
