import AuditStore
import DurableFiles
import Records
import Review
import SpoorModel

/// Every judged item as a line of CSV: what everybody said of it, and what is held.
struct JudgedItemRows {
  private let tasks: [JudgedTask]
  private let reviewers: [String]
  private let cells: ExportOptions.Cells

  init(_ reviewed: ReviewedTasks, cells: ExportOptions.Cells) {
    self.cells = cells
    tasks = reviewed.tasks.filter { ReviewConsensus(of: $0) != nil }
    reviewers = Set(tasks.flatMap { $0.verdicts.map(\.reviewer) }).sorted()
  }

  /// The head and one line an item.
  var text: String {
    let lines = [head] + tasks.map(line)
    return lines.map { $0.map(field).joined(separator: ",") + "\n" }.joined()
  }

  private func field(_ text: String) -> String {
    (cells == .plain ? text : text.spreadsheetSafe).csvField
  }

  private static let answers = ["hallucination", "related", "row_id", "cause"]

  private var head: [String] {
    let item = ["item", "prompt_id", "model", "purpose", "provenance", "text"]
    let held = Self.answers.map { "consensus_\($0)" } + ["adjudicator", "adjudicated", "reason"]
    let said = reviewers.flatMap { name in
      (Self.answers + ["note"]).map { "\(name): \($0)" }
    }
    return item + held + said
  }

  private func line(_ task: JudgedTask) -> [String] {
    let drawn = task.drawn
    let words = task.verdicts.lastWords
    let item = [
      drawn.task.id.rawValue, drawn.task.prompt.id, drawn.model, drawn.purpose.rawValue,
      drawn.stratum.provenance.rawValue, drawn.task.text,
    ]
    let decision = task.adjudication.map {
      [$0.adjudicator, $0.time?.description ?? "", $0.reason]
    }
    let held = fields(ReviewConsensus(of: task)?.answers) + (decision ?? ["", "", ""])
    let said = reviewers.flatMap { name in
      fields(words[name]?.answers) + [words[name]?.note ?? ""]
    }
    return item + held + said
  }

  private func fields(_ answers: ItemAnswers?) -> [String] {
    guard let answers else { return ["", "", "", ""] }
    return [
      answers.hallucination.rawValue, answers.related.rawValue, answers.rowID?.description ?? "",
      answers.cause?.rawValue ?? "",
    ]
  }
}
