public import SpoorModel

/// What changed answer by answer as a table: a line a compared prompt of each pair of models, RFC 4180.
///
/// Texts stand in the JSON; a cell is empty where nothing is known.
public struct AgainstRows {
  private static let head = [
    "before", "after", "prompt_id", "same_answer", "doubted_before", "doubted_after", "gone",
    "cleared", "come", "raised", "stayed_before", "stayed_after", "borrowed_before",
    "borrowed_after", "kl_before", "kl_after", "kl_first_before", "kl_first_after",
  ]

  private let responses: [AnswerChanges]

  /// Takes the answers of each pair.
  public init(_ responses: [AnswerChanges]) { self.responses = responses }

  /// The whole table.
  public var text: String {
    PlotFile.csv(
      [Self.head]
        + responses.flatMap { changes in
          changes.answers.map { [changes.before, changes.after] + cells($0) }
        }
    )
  }

  private func cells(_ change: AnswerChange) -> [String] {
    let (before, after) = (change.before, change.after)
    let counts = [
      before.doubted.count, after.doubted.count, before.count(of: .gone),
      before.count(of: .cleared), after.count(of: .come), after.count(of: .raised),
      before.count(of: .stayed), after.count(of: .stayed),
    ]
    let values = [before.kl?.mean, after.kl?.mean, before.kl?.first, after.kl?.first]
    return [change.promptID, change.isSameAnswer ? "1" : "0"] + counts.map(String.init)
      + [before.borrowed, after.borrowed].map { $0.map { String($0) } ?? "" }
      + values.map { $0.map { "\($0)" } ?? "" }
  }
}
