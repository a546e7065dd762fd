/// What somebody took back.
public struct Withdrawal: Hashable, Sendable {
  /// What kind of word it was.
  public enum Kind: String, Hashable, Sendable, Codable {
    /// A verdict.
    case verdict
    /// A skip.
    case skip
  }

  /// The item that it was said of.
  public var item: ItemHash
  /// What it was.
  public var kind: Kind
}

/// Why nothing was taken back.
public enum WithdrawalRefusal: Error, Hashable, Sendable {
  /// Nothing that they said of the queue's tasks stands.
  case nothingSaid
  /// They have seen what Spoor or others hold of it since.
  case closed(ItemHash)
  /// Somebody decided over it since.
  case decided(ItemHash)
}
