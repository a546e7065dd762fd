/// A share of right answers as a log tells it.
public struct LoggedShare: Hashable, Sendable {
  /// Right answers by questions, 0...1.
  public var share: Double
  /// The questions; `nil` where the log does not tell them.
  public var questions: Int?

  /// Creates a share.
  public init(_ share: Double, of questions: Int? = nil) {
    self.share = share
    self.questions = questions
  }

  /// The share of several groups together; `nil` where a group's questions are not told.
  static func pooled(_ shares: [LoggedShare]) -> LoggedShare? {
    var (right, questions) = (0.0, 0)
    for share in shares {
      guard let count = share.questions else { return nil }
      right += share.share * Double(count)
      questions += count
    }
    return questions > 0 ? LoggedShare(right / Double(questions), of: questions) : nil
  }
}
