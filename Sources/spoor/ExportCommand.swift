import ArgumentParser
import Audits
import DurableFiles
import Foundation
import Review
import SpoorModel

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Export the review queue for an annotation tool.",
    discussion: """
      Without --output a batch is made in AUDIT/batches and its path printed,
      alone; beside the tasks stand what the tool needs to be set up and the
      guidelines. A batch holds the tasks of the drawn queue, blind ('spoor queue
      draw'), or all doubted spans where none was drawn. With --pairs the answers of
      two models stand side by side, unnamed and in random order, for the question
      which of five things sets them apart ('spoor pairs' counts what was said).
      Examples:
        spoor export annotations/planted-world --format label-studio
        spoor export annotations/planted-world --format csv --spreadsheet-safe
        spoor export annotations/planted-world --pairs sft,lora --format jsonl
      """
  )

  @Argument(help: "The audit's folder.", completion: .directory)
  var audit: String

  @Option(
    help: """
      label-studio, doccano, argilla, prodigy, w3c (Web Annotations), csv, or jsonl (Spoor's own, \
      to fill in).
      """,
    transform: Self.format
  )
  var format: ExportFormat

  @Option(
    help: ArgumentHelp("Two models whose answers are to be judged.", valueName: "model,model"),
    transform: ModelPair.init(parsing:)
  )
  var pairs: ModelPair?

  @Flag(help: "Tasks on which experts differ, for an adjudicator to decide (jsonl).")
  var disagreements = false

  @Option(help: "Write the tasks to this file, or to standard output with '-'.")
  var output: String?

  @Option(help: "Only the first so many items of the queue.")
  var limit: Int?

  @Flag(help: "All doubted spans, the most telling first, though a queue was drawn.")
  var all = false

  @Option(
    help: ArgumentHelp(
      "Give the batch to this expert: only open tasks of theirs, which nobody else gets meanwhile.",
      valueName: "name"
    )
  )
  var reviewer: String?

  @Option(help: "For how many days a batch's tasks are kept for the expert.")
  var days = 14

  @Option(
    help: ArgumentHelp(
      "What doccano counts offsets in: utf-16, or graphemes for a project in grapheme mode.",
      valueName: "unit"
    ),
    transform: Self.offsets
  )
  var offsets: OffsetUnit?

  @Flag(help: "In CSV, put an apostrophe before cells that a spreadsheet would compute.")
  var spreadsheetSafe = false

  @Flag(help: "Print path and count as JSON (docs/formats.md).")
  var json = false

  private struct Document: Encodable {
    var schema = "spoor.export/1"
    var path: String
    var count: Int
  }

  private static func offsets(_ name: String) throws -> OffsetUnit {
    guard let unit = OffsetUnit(rawValue: name) else {
      let names = OffsetUnit.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("'\(name)' is no unit of offsets. Units: \(names).")
    }
    return unit
  }

  private var options: ExportOptions {
    ExportOptions(
      spoorVersion: SpoorVersion.current,
      offsets: offsets ?? .utf16,
      cells: spreadsheetSafe ? .spreadsheetSafe : .plain
    )
  }

  static func format(_ name: String) throws -> ExportFormat {
    guard let format = ExportFormat(rawValue: name) else {
      let names = ExportFormat.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("'\(name)' is not a format that Spoor exports. Formats: \(names).")
    }
    return format
  }

  func validate() throws {
    guard pairs == nil || format == .jsonl else {
      throw ValidationError("--pairs are exported as --format jsonl only.")
    }
    guard offsets == nil || format == .doccano else {
      throw ValidationError("--offsets are chosen for --format doccano only.")
    }
    guard !spreadsheetSafe || format == .csv else {
      throw ValidationError("--spreadsheet-safe is for --format csv only.")
    }
    guard !disagreements || (format == .jsonl && pairs == nil && reviewer == nil && !all) else {
      throw ValidationError(
        "--disagreements are exported as --format jsonl, without --all, --pairs and --reviewer."
      )
    }
    guard limit ?? 1 > 0 else { throw ValidationError("--limit must be at least 1.") }
    guard reviewer == nil || (pairs == nil && !all) else {
      throw ValidationError("--reviewer gives tasks of a drawn queue; leave --all and --pairs out.")
    }
    guard reviewer == nil || limit != nil else {
      throw ValidationError("--reviewer wants --limit: how many tasks this expert is to get.")
    }
    guard (1...3_650).contains(days) else { throw ValidationError("--days must be 1 to 3650.") }
    guard !(json && output == "-") else {
      throw ValidationError("--json and --output - would both print.")
    }
  }

  func run() throws {
    let audit = try StoredAudit(at: audit)
    let tasks = try tasks(of: audit)
    switch output {
    case "-":
      try tasks.write(in: format, options) { try Output.write($0) }
    case let output?:
      try AtomicFile.write(to: URL(filePath: output)) { file in
        try tasks.write(in: format, options) { try file.write($0) }
      }
      if json { try Output.writeJSON(Document(path: output, count: tasks.count)) }
    case nil:
      let path = try audit.writeBatch(of: tasks, in: format, options)
      if json { return try Output.writeJSON(Document(path: path, count: tasks.count)) }
      try Output.write("\(path)\n")
    }
  }

  private func tasks(of audit: StoredAudit) throws -> BatchTasks {
    if let pairs {
      let queue = try audit.pairs(of: pairs.first, and: pairs.second, limit: limit ?? .max)
      if queue.pairs.isEmpty { Output.note("No prompt has two answers that differ.") }
      return .pairs(queue.pairs, references: try audit.references())
    }
    if disagreements {
      let tasks = Array(try audit.disputed().prefix(limit ?? .max))
      if tasks.isEmpty {
        Output.note("There is no task on which experts differ and nobody decided.")
      }
      return .disputes(tasks)
    }
    if let reviewer {
      let tasks = try audit.tasks(leasedTo: reviewer, limit: limit ?? .max, days: days)
      if tasks.isEmpty {
        Output.note(try QueueText(audit.queueStatus()).nothingLeft(for: reviewer))
      }
      return .tasks(tasks)
    }
    if !all, let tasks = try audit.drawnTasks() {
      return .tasks(Array(tasks.prefix(limit ?? .max)))
    }
    let items = Array(try audit.queue().prefix(limit ?? .max))
    if items.isEmpty { Output.note("The review queue is empty: the audit doubts nothing.") }
    return .items(items)
  }
}
