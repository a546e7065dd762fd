import ArgumentParser
import Audits
import Foundation
import Review
import SpoorModel

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Import the verdicts of experts.",
    discussion: """
      FILE is Spoor's own JSON Lines: an export with its verdicts filled in, or one
      verdict a line (docs/formats.md). All verdicts of the file are taken, or none.
      Example:
        spoor import annotations/planted-world verdicts.jsonl
      """
  )

  @Argument(help: "The audit's folder.", completion: .directory)
  var audit: String

  @Argument(help: "The file of verdicts.", completion: .file(extensions: ["jsonl"]))
  var file: String

  @Flag(help: "Print the counts as JSON (docs/formats.md).")
  var json = false

  private struct Document: Encodable {
    var schema = "spoor.import/1"
    var added: Int
    var alreadyThere: Int
    var unfilled: Int

    private enum CodingKeys: String, CodingKey {
      case schema, added
      case alreadyThere = "already_there"
      case unfilled
    }
  }

  func run() throws {
    let report = try StoredAudit(at: audit).importVerdicts(from: file)
    if json {
      return try Output.writeJSON(
        Document(
          added: report.added,
          alreadyThere: report.alreadyThere,
          unfilled: report.unfilled
        )
      )
    }
    try Output.write(
      """
      Verdicts added: \(report.added). Already there: \(report.alreadyThere). Items without one: \
      \(report.unfilled).

      """
    )
  }
}
