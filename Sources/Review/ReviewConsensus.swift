public import AuditStore
import SpoorModel

/// What is held of a task after all that was said of it.
///
/// An adjudication decides; else, question by question, what more than half of the reviewers said last; else
/// `unsure`. Which row and which cause likewise, of those who named one; else none.
public struct ReviewConsensus: Hashable, Sendable {
  /// What is held.
  public let answers: ItemAnswers
  /// Whether somebody decided.
  public let isAdjudicated: Bool

  /// Weighs what was said; `nil` where nobody said anything.
  public init?(of task: JudgedTask) {
    if let adjudication = task.adjudication {
      answers = adjudication.answers
      isAdjudicated = true
      return
    }
    let said = task.verdicts.lastWords.values.map(\.answers)
    guard !said.isEmpty else { return nil }
    answers = ItemAnswers(
      hallucination: said.map(\.hallucination).majority ?? .unsure,
      related: said.map(\.related).majority ?? .unsure,
      rowID: said.compactMap(\.rowID).majority,
      cause: said.compactMap(\.namedCause).majority
    )
    isAdjudicated = false
  }
}

extension ItemAnswers {
  /// Why it is a hallucination; `nil` where it is none or no cause was named.
  var namedCause: Cause? { hallucination == .yes ? cause : nil }
}

extension Collection where Element: Hashable {
  /// What more than half say.
  fileprivate var majority: Element? {
    Dictionary(map { ($0, 1) }, uniquingKeysWith: +).first { 2 * $0.value > count }?.key
  }
}
