import ArgumentParser
import Audits
import Review

struct QueueNextCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "next",
    abstract: "Print the task that an expert is to judge next, as JSON.",
    discussion: """
      For pages and scripts of your own: the task is the expert's for 15 minutes, and
      no more experts get it than are wanted. Asking again before it is judged prints
      the same task and begins the 15 minutes anew. Example:
        spoor queue next annotations/planted-world --reviewer ada
      """
  )

  @Argument(help: "The audit's folder.", completion: .directory)
  var audit: String

  @Option(help: "The expert's name.")
  var reviewer: String

  func run() throws {
    let audit = try StoredAudit(at: audit)
    guard let task = try audit.nextTask(for: reviewer) else {
      return Output.note(try QueueText(audit.queueStatus()).nothingLeft(for: reviewer))
    }
    try JSONLinesExport().write([task]) { try Output.write($0) }
  }
}
