import AuditStore
import DurableFiles
import SpoorModel

/// Checks what a reviewer filled in against the task that they were shown.
struct CaseCheck {
  /// What a case comes to.
  enum Outcome: Hashable {
    case verdict(Verdict)
    case skip(Skip)
    case unfilled
  }

  /// The task of an id; `nil` where the audit has none.
  let task: (ItemHash) throws -> ReviewTask?
  let reviewers: ReviewerRegister

  /// - Throws: `SpoorError` `badInput` for a case of another audit, of another text, or answered by half.
  func outcome(of filled: FilledCase, _ report: inout ImportReport) throws -> Outcome {
    let fault = CaseFault(location: filled.location)
    guard let id = ItemHash(rawValue: filled.id), let task = try task(id) else {
      throw fault(
        "neither a drawn queue nor the latest run of this audit has such a task",
        "Import into the audit that the file was exported from."
      )
    }
    guard filled.skip != nil || filled.isTouched else { return .unfilled }
    let given = reviewers.name(of: filled.reviewer, filled.account, at: filled.location)
    guard let reviewer = given else {
      throw fault("the file doesn't say who filled this in", "Name them: --reviewer NAME.")
    }
    for lost in filled.lost { report.lose(lost, at: filled.location) }
    if let reason = filled.skip {
      if filled.isTouched { report.lose("answers to a skipped task", at: filled.location) }
      return .skip(Skip(item: id, reviewer: reviewer, time: filled.time, reason: reason))
    }
    let answers = try ChosenAnswers(filled, fault).answers(on: task)
    let texts = try ReturnedTexts(filled, of: task, fault)
    let marks = MarkPlacement(of: task, in: texts)
    return .verdict(
      Verdict(
        item: id,
        reviewer: reviewer,
        time: filled.time,
        answers: answers,
        marked: marks.marked(by: filled, &report),
        note: filled.notes.isEmpty ? nil : filled.notes.joined(separator: "\n"),
        guidelineVersion: filled.guidelines ?? .current
      )
    )
  }
}

/// Makes the errors of one case.
struct CaseFault {
  let location: SpoorError.Location

  func callAsFunction(_ problem: String, _ remedy: String) -> SpoorError {
    SpoorError(.badInput, problem, at: location, remedy: remedy)
  }
}
