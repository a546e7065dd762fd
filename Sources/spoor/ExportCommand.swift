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
      alone. Example:
        spoor export annotations/planted-world --format label-studio
      """
  )

  @Argument(help: "The audit's folder.", completion: .directory)
  var audit: String

  @Option(
    help: "label-studio (pre-annotated tasks) or jsonl (Spoor's own, to fill in).",
    transform: Self.format
  )
  var format: ExportFormat

  @Option(help: "Write the tasks to this file, or to standard output with '-'.")
  var output: String?

  @Option(help: "Only the first so many items of the queue.")
  var limit: Int?

  @Flag(help: "Print path and count as JSON (docs/formats.md).")
  var json = false

  private struct Document: Encodable {
    var schema = "spoor.export/1"
    var path: String
    var count: Int
  }

  private static func format(_ name: String) throws -> ExportFormat {
    guard let format = ExportFormat(rawValue: name) else {
      let names = ExportFormat.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("'\(name)' is not a format that Spoor exports. Formats: \(names).")
    }
    return format
  }

  func validate() throws {
    guard limit ?? 1 > 0 else { throw ValidationError("--limit must be at least 1.") }
    guard !(json && output == "-") else {
      throw ValidationError("--json and --output - would both print.")
    }
  }

  func run() throws {
    let audit = try StoredAudit(at: audit)
    let items = Array(try audit.queue().prefix(limit ?? .max))
    if items.isEmpty { Output.note("The review queue is empty: the audit doubts nothing.") }
    let export = format.export(spoorVersion: SpoorVersion.current)
    switch output {
    case "-": try export.write(items) { try Output.write($0) }
    case let output?:
      try AtomicFile.write(to: URL(filePath: output)) { file in
        try export.write(items) { try file.write($0) }
      }
      if json { try Output.writeJSON(Document(path: output, count: items.count)) }
    case nil:
      let path = try audit.writeBatch(of: items, in: format)
      if json { return try Output.writeJSON(Document(path: path, count: items.count)) }
      try Output.write("\(path)\n")
    }
  }
}
