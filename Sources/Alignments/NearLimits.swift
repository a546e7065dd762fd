/// Which near-verbatim matches are sought and kept.
public struct NearLimits: Hashable, Sendable {
  /// The equal words that an alignment must have: under six, chance and idiom provide too many.
  public var equalWords: Int
  /// The least share of equal words among the columns.
  ///
  /// Below 0.6, two of five words differ: a paraphrase perhaps, but no borrowed phrase with a swap.
  public var identity: Double
  /// How many chains of seeds are aligned, the best first.
  ///
  /// A reader looks at ten; 64 leaves room for chains that align worse than they promise.
  public var candidates: Int
  /// What alignments earn and pay.
  public var costs: AlignmentCosts

  /// Creates limits.
  public init(
    equalWords: Int = 6,
    identity: Double = 0.6,
    candidates: Int = 64,
    costs: AlignmentCosts = .standard
  ) {
    self.equalWords = equalWords
    self.identity = identity
    self.candidates = candidates
    self.costs = costs
  }

  /// The limits that the reasons above lead to.
  public static let standard = NearLimits()

  /// The limits for a phrase that is asked for by itself: at least three of its words, and the share of
  /// them that ``identity`` asks, must be equal.
  public static func phrase(ofWords count: Int) -> NearLimits {
    var limits = standard
    let share = Int((limits.identity * Double(count)).rounded(.up))
    limits.equalWords = min(limits.equalWords, max(3, share))
    return limits
  }

  /// Whether an alignment is kept.
  func admit(_ alignment: WordAlignment) -> Bool {
    alignment.equalWords >= equalWords && alignment.identity >= identity
  }
}
