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
      A file is an export with its verdicts filled in, in Spoor's own JSON Lines or
      CSV, or what an annotation tool gives back: Label Studio (JSON), doccano (one
      JSONL per member), Argilla (records.to_json), Prodigy (db-out), W3C Web
      Annotations. All verdicts of all files are taken, or none; what Spoor cannot
      keep is listed. Verdicts are never removed: where a tool tells only a number of
      who judged, --reviewer must say who it is.
      Examples:
        spoor import annotations/planted-world verdicts.jsonl
        spoor import annotations/planted-world project-1.json --reviewer 3=anna
      """
  )

  @Argument(help: "The audit's folder.", completion: .directory)
  var audit: String

  @Argument(help: "The files of verdicts.", completion: .file())
  var files: [String]

  @Option(
    help: "What the files are written in; without it, what they look like.",
    transform: ExportCommand.format
  )
  var format: ExportFormat?

  @Option(
    help: ArgumentHelp(
      "Who judged: a name for all, or the tool's user and a name (3=anna), once for each.",
      valueName: "name"
    )
  )
  var reviewer: [String] = []

  @Flag(
    help:
      "Take the verdicts for gold: right answers, which measure the experts who get these items."
  )
  var gold = false

  @Flag(help: "Print the counts as JSON (docs/formats.md).")
  var json = false

  private struct Document: Encodable {
    var schema = "spoor.import/1"
    var report: ImportReport

    private enum CodingKeys: String, CodingKey {
      case schema, added
      case alreadyThere = "already_there"
      case decisions
      case decisionsAlreadyThere = "decisions_already_there"
      case reviewers, unfilled, skipped
      case reanchored = "re_anchored"
      case moved, lost, unplaced, contradictions
    }

    func encode(to encoder: any Encoder) throws {
      var object = encoder.container(keyedBy: CodingKeys.self)
      try object.encode(schema, forKey: .schema)
      try object.encode(report.added, forKey: .added)
      try object.encode(report.alreadyThere, forKey: .alreadyThere)
      try object.encode(report.decisions, forKey: .decisions)
      try object.encode(report.decisionsAlreadyThere, forKey: .decisionsAlreadyThere)
      try object.encode(report.reviewers, forKey: .reviewers)
      try object.encode(report.unfilled, forKey: .unfilled)
      try object.encode(report.skipped, forKey: .skipped)
      try object.encode(report.reanchored, forKey: .reanchored)
      try object.encode(report.moved, forKey: .moved)
      try object.encode(report.lost.count, forKey: .lost)
      try object.encode(report.unplaced.count, forKey: .unplaced)
      try object.encode(report.contradictions.count, forKey: .contradictions)
    }
  }

  func validate() throws {
    guard !files.isEmpty else { throw ValidationError("Name a file of verdicts.") }
    _ = try reviewers()
  }

  func run() throws {
    let report = try StoredAudit(at: audit).importVerdicts(
      from: files,
      in: format,
      by: reviewers(),
      as: gold ? .gold : .verdicts
    )
    for lost in report.lost { Output.note("lost: \(lost.visible)") }
    for twice in report.contradictions {
      Output.note("contradicts itself: \(twice.visible); the last in the files counts")
    }
    for mark in report.unplaced { Output.note("has no place: \(mark.visible)") }
    if json { return try Output.writeJSON(Document(report: report)) }
    try Output.write(text(of: report))
  }

  private func text(of report: ImportReport) -> String {
    let more = [
      ("Decisions added", report.decisions),
      ("Decisions already there", report.decisionsAlreadyThere),
      ("Skipped", report.skipped), ("Marks found by their quote", report.reanchored),
      ("Spans moved", report.moved), ("Lost", report.lost.count),
      ("Marks without a place", report.unplaced.count),
    ].filter { $0.1 > 0 }.map { " \($0.0): \($0.1)." }
    let people = report.reviewers.sorted { $0.key < $1.key }
      .map { "\($0.key.visible) (\($0.value))" }
    let by = people.isEmpty ? "" : " By \(people.joined(separator: ", "))."
    return """
      \(gold ? "Gold answers" : "Verdicts") added: \(report.added). Already there: \(report.alreadyThere). Items without one: \
      \(report.unfilled).\(by)\(more.joined())

      """
  }

  private func reviewers() throws -> ReviewerNames {
    if reviewer.isEmpty { return .asGiven }
    let pairs = reviewer.map { $0.split(separator: "=", maxSplits: 1).map(String.init) }
    if pairs.count == 1, pairs[0].count == 1, !reviewer[0].contains("=") {
      return .one(pairs[0][0])
    }
    guard pairs.allSatisfy({ $0.count == 2 }) else {
      throw ValidationError("--reviewer is one name, or several of the form 3=anna.")
    }
    return .named(Dictionary(pairs.map { ($0[0], $0[1]) }) { $1 })
  }
}
