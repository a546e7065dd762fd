import ArgumentParser
import Audits
import Reporting

struct QueueReleaseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "release",
    abstract: "Give back what an expert holds and has not judged.",
    discussion: """
      For an expert who left, or a batch that was given to a wrong name; verdicts
      stay. Example:
        spoor queue release annotations/planted-world --reviewer ada
      """
  )

  @Argument(help: "The audit's folder.", completion: .directory)
  var audit: String

  @Option(help: "The expert's name.")
  var reviewer: String

  func run() throws {
    let count = try StoredAudit(at: audit).release(heldBy: reviewer)
    try Output.write("Given back: \(FigureText.terminal.count(count, "task")).\n")
  }
}
