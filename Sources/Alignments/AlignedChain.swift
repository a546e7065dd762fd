/// A chain of seeds of one text, and the alignments that it led to.
public struct AlignedChain: Hashable, Sendable {
  /// What comes first when only so many chains are aligned, over all texts.
  public struct Rank: Hashable, Sendable, Codable {
    /// What the chain's seeds earn less what its gaps pay, in sixty-fourths of a nat.
    public var score: Int
    /// What no chain of its text passes, in the same unit: of equal chains the one of the higher bound
    /// is aligned first.
    public var bound: Int

    /// Creates a rank.
    public init(score: Int, bound: Int) {
      self.score = score
      self.bound = bound
    }

    /// Whether a chain comes before another whatever their texts.
    public static func precedes(_ one: Self, _ other: Self) -> Bool {
      (one.score, one.bound) > (other.score, other.bound)
    }
  }

  /// The chain's rank; of equal ones the first text, and in it the first found, comes first.
  public let rank: Rank
  /// The number of the text.
  public let text: Int
  /// The alignments within the limits; none where the chain lies in one that a better chain led to.
  public internal(set) var alignments: [WordAlignment] = []

  init(_ chain: SeedChain) {
    rank = Rank(score: chain.score, bound: chain.bound)
    text = chain.text
  }
}
