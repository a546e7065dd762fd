import AuditStore
import Reporting
import Review

/// A drawn queue as a person reads it.
struct QueueText {
  private let status: QueueStatus
  private let figure = FigureText.terminal

  init(_ status: QueueStatus) { self.status = status }

  /// What was drawn.
  var drawn: String {
    let strata = status.draw.strata
    let rows = Dictionary(grouping: strata, by: \.stratum.model).sorted { $0.key < $1.key }
    var table = TextTable(
      heads: [
        (text: "model", side: .left), (text: "doubted", side: .right),
        (text: "in the sample", side: .right), (text: "strata", side: .right),
      ]
    )
    for (model, counts) in rows {
      table.rows.append([
        model, figure.count(counts.reduce(0) { $0 + $1.items }),
        figure.count(counts.reduce(0) { $0 + $1.drawn }), figure.count(counts.count),
      ])
    }
    let tasks = figure.count(status.draw.tasks.count, "task")
    return """
      Drawn: \(tasks), \(figure.count(wanted, "verdict")) wanted (\(purposes)).
      \(table.lines.map(\.visible).joined(separator: "\n"))

      """
  }

  /// How far it is.
  var progress: String {
    let draw = status.draw
    var parts = TextTable(
      heads: [
        (text: "for", side: .left), (text: "tasks", side: .right), (text: "done", side: .right),
        (text: "verdicts", side: .right), (text: "wanted", side: .right),
      ]
    )
    for part in status.parts {
      parts.rows.append([
        part.purpose.rawValue, figure.count(part.tasks), figure.count(part.done),
        figure.count(part.given), figure.count(part.wanted),
      ])
    }
    let given = status.parts.reduce(0) { $0 + $1.given }
    let blocks = [
      [
        "Queue of \(draw.time), seed \(draw.settings.seed): \(figure.count(given)) of "
          + "\(figure.count(wanted, "wanted verdict"))."
      ],
      parts.lines, people,
      status.disputed == 0
        ? []
        : ["\(figure.count(status.disputed, "task")) on which experts differ and nobody decided."],
    ]
    return blocks.filter { !$0.isEmpty }.map { $0.map(\.visible).joined(separator: "\n") }
      .joined(separator: "\n\n") + "\n"
  }

  /// Why somebody gets no task: who holds what is open.
  func nothingLeft(for reviewer: String) -> String {
    let holders = status.work.filter { $0.held > 0 && $0.reviewer != reviewer }
    let left = "No task is left for \(reviewer.visible)."
    guard !holders.isEmpty else { return left }
    let names = holders.map { "\($0.reviewer.visible) (\(figure.count($0.held)))" }
    return "\(left) Held and not judged yet by: \(names.joined(separator: ", ")); "
      + "'spoor queue release' gives such tasks back."
  }

  private var people: [String] {
    guard !status.work.isEmpty else { return ["Nobody has judged yet."] }
    var table = TextTable(
      heads: [
        (text: "who", side: .left), (text: "role", side: .left), (text: "judged", side: .right),
        (text: "holds", side: .right),
      ]
    )
    for work in status.work {
      table.rows.append([
        work.reviewer, work.role.rawValue, figure.count(work.judged), figure.count(work.held),
      ])
    }
    return table.lines
  }

  private var wanted: Int { status.parts.reduce(0) { $0 + $1.wanted } }

  private var purposes: String {
    status.parts.map { part in
      switch part.purpose {
      case .sample: "\(figure.count(part.tasks)) in the sample"
      case .uncertainty: "\(figure.count(part.tasks)) near the threshold"
      case .gold: "\(figure.count(part.tasks)) gold"
      case .decoy: figure.count(part.tasks, "decoy")
      }
    }.joined(separator: ", ")
  }
}
