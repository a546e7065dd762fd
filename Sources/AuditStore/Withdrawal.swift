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

/// Nothing that a reviewer said can be taken back: what they closed or somebody decided stays.
public struct NothingToWithdraw: Error, Hashable, Sendable {}
