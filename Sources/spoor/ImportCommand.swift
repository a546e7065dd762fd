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

  func run() throws {
    let report = try StoredAudit(at: audit).importVerdicts(from: file)
    try Output.write(
      """
      Added \(report.added) verdicts; \(report.alreadyThere) were there already, \
      \(report.unfilled) items had none.

      """
    )
  }
}
