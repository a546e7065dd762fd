/// What kind of words tuning shifted: how a response begins, how it is said, what it says.
///
/// Lin et al. (2023, §2) and Ghosh et al. (2024, §4) speak of such a split and give no rule; this one
/// is ours. A shifted word is, the first that holds:
/// 1. `initial`: a token of it is among the response's first ⌈0.05·T⌉;
/// 2. `style`: it is frequent and tells little: shifted in at least ``leastShifted`` responses and
///    ``leastShiftedShare`` of them, standing in at least ``commonShare`` of them, and without a digit;
/// 3. `content`.
public struct ShiftSplit: Hashable, Sendable, Codable {
  /// The fewest responses that a style word is shifted in.
  public static let leastShifted = 3
  /// The least share of responses that a style word is shifted in.
  public static let leastShiftedShare = 0.01
  /// The least share of responses that a style word stands in: at most ln 10 nats of information about
  /// which response it is.
  public static let commonShare = 0.1

  /// Words of each kind.
  public struct Kinds: Hashable, Sendable, Codable {
    /// Words at the beginning of their response.
    public var initial = 0
    /// Others that are style.
    public var style = 0
    /// All others.
    public var content = 0

    /// Counts nothing yet.
    public init() {}

    /// The words of all kinds.
    public var total: Int { initial + style + content }
  }

  /// Shifted words at the beginning of their response.
  public var initial: Int
  /// Other shifted words that are style.
  public var style: Int
  /// All others.
  public var content: Int
  /// Where all words fall by the same rule, shifted or not.
  public var allWords: Kinds

  private enum CodingKeys: String, CodingKey {
    case initial, style, content
    case allWords = "all_words"
  }

  /// Joins the counts of the shifted words and of all.
  public init(shifted: Kinds, allWords: Kinds) {
    initial = shifted.initial
    style = shifted.style
    content = shifted.content
    self.allWords = allWords
  }

  /// All shifted words.
  public var total: Int { initial + style + content }
}
