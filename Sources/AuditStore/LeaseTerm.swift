/// How long a lease lasts and when it begins; leases are compared with this clock alone.
public struct LeaseTerm: Hashable, Sendable {
  /// When it begins.
  public var start: Timestamp
  /// When it ends.
  public var end: Timestamp

  /// A term from `start`.
  public init(from start: Timestamp = .now, lasting duration: Duration = Lease.usual) {
    self.start = start
    end = start + duration
  }
}
