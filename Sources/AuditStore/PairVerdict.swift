/// What one reviewer says of one pair of answers.
///
/// Verdicts are only ever added: who changes their mind adds another.
public struct PairVerdict: Hashable, Sendable {
  /// The pair that was judged.
  public var pair: PairHash
  /// Who judged it.
  public var reviewer: String
  /// When; `nil` when the reviewer did not say, which the store replaces by the time of arrival.
  public var time: Timestamp?
  /// What sets the answers apart.
  public var category: PairCategory
  /// Of which answer the category is said; `nil` where it is said of both.
  public var side: PairSide?
  /// The reviewer's own words.
  public var note: String?
  /// The guidelines that the reviewer followed.
  public var guidelineVersion: GuidelineVersion

  /// Creates a verdict.
  public init(
    pair: PairHash,
    reviewer: String,
    time: Timestamp?,
    category: PairCategory,
    side: PairSide?,
    note: String?,
    guidelineVersion: GuidelineVersion
  ) {
    self.pair = pair
    self.reviewer = reviewer
    self.time = time
    self.category = category
    self.side = side
    self.note = note
    self.guidelineVersion = guidelineVersion
  }
}
