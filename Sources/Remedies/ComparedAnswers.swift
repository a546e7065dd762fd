import SpoorModel

/// The prompts that a model and runs after it answered alike, and what each said.
struct ComparedAnswers {
  /// One prompt with the answers to it.
  struct Prompt {
    var id: String
    var before: AuditedAnswer
    /// One answer a run, in the runs' order.
    var after: [AuditedAnswer]

    /// Whether lift is known of every answer.
    var isLiftKnown: Bool { ([before] + after).allSatisfy { $0.lift == .known } }
  }

  /// Answered by all, with the same text of the prompt; by prompt id.
  private(set) var prompts: [Prompt] = []
  /// Which are compared, and which are not.
  private(set) var counts = ModelChange.Prompts(
    compared: 0,
    onlyBefore: 0,
    onlyAfter: 0,
    otherText: 0
  )

  init(_ before: AnsweringModel, _ after: [AnsweringModel]) {
    for (id, answer) in before.answers.sorted(by: { $0.key < $1.key }) {
      let answers = after.compactMap { $0.answers[id] }
      if answers.count < after.count {
        counts.onlyBefore += 1
      } else if answers.allSatisfy({ $0.prompt == answer.prompt }) {
        prompts.append(Prompt(id: id, before: answer, after: answers))
      } else {
        counts.otherText += 1
      }
    }
    counts.compared = prompts.count
    counts.onlyAfter =
      Set(after.flatMap(\.answers.keys)).count { before.answers[$0] == nil }
  }
}
