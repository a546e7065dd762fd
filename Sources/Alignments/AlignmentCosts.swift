/// What an alignment earns and pays, in nats, and how far it is sought.
///
/// An equal word earns its surprisal −ln f, f being its frequency in the dataset, since a rare word
/// in the right place says more than `the`; every column of an edit pays ``edit``. Two paths that
/// have the same columns thus differ by the words that they keep.
public struct AlignmentCosts: Hashable, Sendable {
  /// What a column without equal words pays.
  ///
  /// 7 nats are the surprisal of a word that is one in 1,100: to run on over a swapped word, the words
  /// beyond must hold one content word, or three such as `in the`. Chance alone would let the edit
  /// go for some 4 nats; it is dearer since a reader would not call *of the* a continuation.
  public var edit: Double
  /// What an equal word earns at least, and at most.
  ///
  /// At most 10 nats, so that no single word, however rare, pays for two edits; at least 1, so that
  /// equal words are always preferred.
  public var match: ClosedRange<Double>
  /// How many words may lie between two seeds of a chain, in the query and in the text.
  public var gap: Int
  /// How many words an alignment may be shifted beyond the diagonals of its chain.
  public var padding: Int
  /// An extension past the chain's end is given up when it stands this much below the best.
  public var drop: Double

  /// Creates costs.
  public init(
    edit: Double = 7,
    match: ClosedRange<Double> = 1...10,
    gap: Int = 12,
    padding: Int = 4,
    drop: Double = 42
  ) {
    self.edit = edit
    self.match = match
    self.gap = gap
    self.padding = padding
    self.drop = drop
  }

  /// What serves English instruction data.
  public static let standard = AlignmentCosts()
}
