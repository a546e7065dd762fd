/// Records that whoever reads a file has no use for, by the text at one key.
///
/// They are parsed, so that a malformed one is told of like any other, but what is long in them is not
/// turned into values.
public struct PassedOver: Sendable {
  /// The key.
  public let key: String
  /// The texts there.
  public let texts: Set<String>

  /// Names the records that have one of these texts at this key.
  public init(_ texts: Set<String>, at key: String) {
    self.texts = texts
    self.key = key
  }
}
