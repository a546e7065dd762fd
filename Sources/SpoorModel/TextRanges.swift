/// A half-open range of a text, counted in Unicode scalars (code points).
///
/// Every offset that Spoor writes to a file is of this kind: an emoji counts 1, a decomposed `é` 2.
public struct ScalarRange: Hashable, Sendable, Comparable, Codable {
  /// The first scalar inside.
  public var start: Int
  /// The first scalar past the end.
  public var end: Int

  /// Creates a range; `start` must not exceed `end`.
  public init(_ start: Int, _ end: Int) {
    precondition(start >= 0 && start <= end, "a range ends before it starts: \(start)..<\(end)")
    self.start = start
    self.end = end
  }

  /// The number of scalars inside.
  public var count: Int { end - start }

  /// Whether both ranges share at least one scalar.
  public func overlaps(_ other: ScalarRange) -> Bool { start < other.end && other.start < end }

  /// Orders by start, then by end.
  public static func < (one: ScalarRange, other: ScalarRange) -> Bool {
    (one.start, one.end) < (other.start, other.end)
  }
}

/// A half-open range of a text's UTF-8 bytes.
///
/// Used inside Spoor; files hold ``ScalarRange``.
public struct ByteRange: Hashable, Sendable {
  /// The first byte inside.
  public var start: Int
  /// The first byte past the end.
  public var end: Int

  /// Creates a range; `start` must not exceed `end`.
  public init(_ start: Int, _ end: Int) {
    precondition(start >= 0 && start <= end, "a range ends before it starts: \(start)..<\(end)")
    self.start = start
    self.end = end
  }

  /// The number of bytes inside.
  public var count: Int { end - start }

  /// Whether both ranges share at least one byte.
  public func overlaps(_ other: ByteRange) -> Bool { start < other.end && other.start < end }
}
