/// Which token of a vocabulary is meant.
public enum TokenKey: Hashable, Sendable {
  /// By its id.
  case id(Int)
  /// By its text, where a server tells no ids. Two ids may have one text.
  case text(String)
}

/// What a model server told of one position: the emitted token, and the likeliest ones.
///
/// Log-probabilities are natural logarithms of the model's distribution before temperature and
/// sampling filters. What is not listed is unknown, not zero.
public struct TruncatedDistribution: Hashable, Sendable {
  /// One token of the list.
  public struct Token: Hashable, Sendable {
    /// Which token.
    public var key: TokenKey
    /// ln p of it, at most 0.
    public var logProbability: Double

    /// Creates a listed token.
    public init(_ key: TokenKey, logProbability: Double) {
      self.key = key
      self.logProbability = logProbability
    }
  }

  /// How much the list says of what it leaves out.
  public enum Completeness: Hashable, Sendable {
    /// It holds the k likeliest tokens: none outside is likelier than its last.
    case likeliest
    /// It may lack likelier tokens, because tokens of one text fell together: nothing outside is
    /// limited by its last. So is an empty list.
    case lossy
  }

  /// The token that the response has here.
  public var emitted: TokenKey
  /// ln p of the emitted token; `nil` where the source does not tell.
  public var emittedLogProbability: Double?
  /// The emitted token's rank, where the source tells.
  public var emittedRank: Int?
  /// The likeliest tokens, likeliest first.
  ///
  /// No key stands twice; the emitted token is there only if it is one of them.
  public var top: [Token]
  /// What may be said of tokens outside ``top``.
  public var completeness: Completeness

  /// ln p of the emitted token, told by itself or in the list; `nil` where neither tells.
  public var knownLogProbability: Double? {
    emittedLogProbability ?? top.first { $0.key == emitted }?.logProbability
  }

  /// Creates what is known of a position.
  public init(
    emitted: TokenKey,
    logProbability: Double?,
    rank: Int? = nil,
    top: [Token],
    completeness: Completeness = .likeliest
  ) {
    self.emitted = emitted
    emittedLogProbability = logProbability
    emittedRank = rank
    self.top = top
    self.completeness = completeness
  }
}
