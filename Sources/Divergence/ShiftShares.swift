public import Statistics

/// How many tokens fall into each shift class, by the base model's rank of them.
///
/// The classes are those of Lin et al. (2023, §2).
public struct ShiftShares: Hashable, Sendable, Codable {
  /// One class.
  public struct Class: Hashable, Sendable, Codable {
    /// The tokens of the class.
    public var tokens: Int
    /// Its share of all tokens whose rank is known; `nil` without any.
    public var share: Double?
    /// The 95 % interval of ``share``, bootstrapped over prompts; `nil` under two prompts.
    public var interval: Interval?
  }

  /// Base rank 1.
  public var unshifted: Class
  /// Base rank 2 or 3.
  public var marginal: Class
  /// Base rank above 3.
  public var shifted: Class
  /// Tokens whose base rank is unknown; no share counts them.
  public var unknownTokens: Int
  /// Tokens whose base rank is known to lie in a range that meets two classes; no share counts them.
  public var undecidedTokens: Int

  enum CodingKeys: String, CodingKey {
    case unshifted, marginal, shifted
    case unknownTokens = "unknown_tokens"
    case undecidedTokens = "undecided_tokens"
  }
}
