/// A verdict of a reviewer, on whatever it is: reviewers change their minds, and the last word counts.
public protocol ReviewerVerdict {
  /// Who judged.
  var reviewer: String { get }
  /// When; `nil` when the reviewer did not say.
  var time: Timestamp? { get }
}

extension Verdict: ReviewerVerdict {}
extension PairVerdict: ReviewerVerdict {}

extension Sequence where Element: ReviewerVerdict {
  /// What each reviewer said last, by the reviewer, of verdicts on one thing in the order of their arrival.
  ///
  /// The latest in time, since an older file may be imported after a newer one; of equal times the later
  /// arrival.
  public var lastWords: [String: Element] {
    let ordered = enumerated().sorted {
      ($0.element.time?.milliseconds ?? 0, $0.offset)
        < ($1.element.time?.milliseconds ?? 0, $1.offset)
    }
    return Dictionary(ordered.map { ($0.element.reviewer, $0.element) }) { $1 }
  }
}
