import AuditStore
import DurableFiles
import Foundation
import SpoorModel
import Testing

extension AuditStore {
  /// Draws every flagged span of a run of `responses` one-word spans, in order, for so many experts each.
  func drawn(_ responses: Int, experts: Int) throws -> [ItemHash] {
    try drawnTasks(responses, experts: experts).map(\.task.id)
  }

  func drawnTasks(_ responses: Int, experts: Int) throws -> [DrawnTask] {
    let answers = (0..<responses).map { number in
      AuditedResponse(
        prompt: Prompt(id: "p\(number)", instruction: "Who?"),
        model: "sft",
        text: "It was Kinbote, they say."
      )
    }
    var contents = try contents("drawn")
    contents.responses = answers
    contents.flagged = try answers.map { try entry(marking: "Kinbote", in: $0) }
    contents.controls = []
    let run = try record(contents)
    let stratum = Stratum(model: "sft", provenance: .borrowed, scoreBin: 0)
    let tasks = try items(of: run).map { item in
      DrawnTask(
        task: ReviewTask(item),
        model: item.span.model,
        purpose: .sample,
        stratum: stratum,
        inclusion: 0.5,
        experts: experts,
        score: item.span.score
      )
    }
    let count = QueueDraw.Count(stratum: stratum, items: 2 * responses, drawn: responses)
    try record(
      QueueDraw(
        runID: run.id,
        time: .now,
        settings: DrawSettings(scoreCuts: [0.5]),
        strata: [count],
        tasks: tasks
      )
    )
    return tasks
  }
}

func verdict(
  on item: ItemHash,
  by reviewer: String,
  _ hallucination: Answer = .yes,
  row: RowID? = nil,
  note: String? = nil
) -> Verdict {
  Verdict(
    item: item,
    reviewer: reviewer,
    time: nil,
    answers: ItemAnswers(hallucination: hallucination, related: .no, rowID: row, cause: .outdated),
    note: note,
    guidelineVersion: .current
  )
}

extension Timestamp {
  static func minutes(_ minutes: Int64) -> Timestamp { Timestamp(milliseconds: minutes * 60_000) }
}
