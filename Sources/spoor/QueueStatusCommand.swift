import ArgumentParser
import Audits
import Review

struct QueueStatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Say how far a drawn queue is, and who did what.",
    discussion: """
      Example:
        spoor queue status annotations/planted-world
      """
  )

  @Argument(help: "The audit's folder.", completion: .directory)
  var audit: String

  @Flag(help: "Print the counts as JSON (docs/formats.md).")
  var json = false

  func run() throws {
    let status = try StoredAudit(at: audit).queueStatus()
    if json { return try Output.writeJSON(QueueDocument(status)) }
    try Output.write(QueueText(status).progress)
  }
}
