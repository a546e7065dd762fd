/// What came of a kit's simplification tasks.
public struct SimplificationCounts: Hashable, Sendable, Codable {
  /// Rows with a usable answer.
  public var filled: Int
  /// Those of them whose answer is the old one.
  public var unchanged: Int
  /// Those whose answer has more words than the old one.
  public var longer: Int
  /// Rows that nobody answered.
  public var missing: Int
  /// Rows whose answers cannot be used.
  public var malformed: Int
  /// The median over the filled rows of words after to words before; `nil` where there are none.
  public var medianLengthRatio: Double?
  /// All words after to all words before, over the filled rows.
  public var totalLengthRatio: Double?

  private enum CodingKeys: String, CodingKey {
    case filled, unchanged, longer, missing, malformed
    case medianLengthRatio = "median_length_ratio"
    case totalLengthRatio = "total_length_ratio"
  }

  /// Counts the rows of `tasks` tasks.
  public init(of rows: [SimplifiedRow], tasks: Int, malformed: Set<RowHash>) {
    filled = rows.count
    unchanged = rows.count { $0.after == $0.task.output }
    longer = rows.count { $0.wordsAfter > $0.task.words }
    self.malformed = malformed.count
    missing = tasks - rows.count - malformed.count
    let ratios = rows.compactMap(\.lengthRatio).sorted()
    if !ratios.isEmpty {
      let (low, high) = (ratios[(ratios.count - 1) / 2], ratios[ratios.count / 2])
      medianLengthRatio = (low + high) / 2
    }
    let before = rows.reduce(0) { $0 + $1.task.words }
    let after = rows.reduce(0) { $0 + $1.wordsAfter }
    totalLengthRatio = before > 0 ? Double(after) / Double(before) : nil
  }
}
