import ArgumentParser
import Audits
import Foundation
import SpoorModel

struct RunsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "runs",
    abstract: "Compare ways of tuning: shift, doubt and excess of runs side by side.",
    discussion: """
      Takes the tuned models of one audit or several, described by method, rows,
      params, dataset and epoch of their audit files: full tuning beside LoRA, much
      data beside little, early beside late. Differences are paired by prompt and
      say which settings differ. Examples:
        spoor runs annotations/planted-world
        spoor runs annotations/7b annotations/13b --csv > runs.csv
      """
  )

  @Argument(help: "The audits' folders.", completion: .directory)
  var audits: [String]

  @Flag(help: "Print the figures as JSON (docs/formats.md).")
  var json = false

  @Flag(help: "Print a line a run, or pair of runs, and measure as CSV (docs/formats.md).")
  var csv = false

  func validate() throws {
    guard !(json && csv) else { throw ValidationError("--json and --csv exclude each other.") }
  }

  func run() throws {
    let folders = audits.map {
      URL(filePath: $0).standardizedFileURL.resolvingSymlinksInPath().path
    }
    if let twice = audits.indices.first(where: { folders[..<$0].contains(folders[$0]) }) {
      throw SpoorError(
        .usage,
        "'\(audits[twice])' is named twice: an audit beside itself is no second run",
        remedy: "Name each audit once."
      )
    }
    let runs = try audits.flatMap { try StoredAudit(at: $0).runs() }
    let compared = ComparedRuns(runs)
    if json { return try Output.writeJSON(compared) }
    if csv { return try Output.write(RunRows(compared).text) }
    try Output.write(RunsText(compared).text(width: Output.width))
  }
}
