import ArgumentParser
import Audits
import Review
import SpoorModel
import Statistics

struct AgreeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "agree",
    abstract: "Say how far experts agree, and what their verdicts come to.",
    discussion: """
      Of an audit: agreement on each question before anybody decided, the share of
      hallucinations that are caused by the rows shown, weighted by how the queue was
      drawn, by model and method, beside how often decoys are accepted. With
      --ratings: the agreement of raters in any tool's file. Examples:
        spoor agree annotations/planted-world
        spoor agree --ratings ratings.jsonl
      """
  )

  @Argument(help: "The audit's folder.", completion: .directory)
  var audit: String?

  @Option(
    help: ArgumentHelp(
      "Compare the raters of this file instead: JSON Lines, or CSV with a column a rater (docs/formats.md).",
      valueName: "file"
    ),
    completion: .file()
  )
  var ratings: String?

  @Flag(help: "Print the figures as JSON (docs/formats.md).")
  var json = false

  @Flag(help: "Print a line a judged item as CSV: what everybody said (docs/formats.md).")
  var csv = false

  @Flag(help: "With --csv, put an apostrophe before cells that a spreadsheet would compute.")
  var spreadsheetSafe = false

  private struct Document: Encodable {
    var schema = "spoor.agree/1"
    var figures: any Encodable

    private enum CodingKeys: String, CodingKey { case schema }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(schema, forKey: .schema)
      try figures.encode(to: encoder)
    }
  }

  func validate() throws {
    guard (audit == nil) != (ratings == nil) else {
      throw ValidationError("Name an audit, or a file with --ratings.")
    }
    guard !(json && csv) else { throw ValidationError("--json and --csv exclude each other.") }
    guard !spreadsheetSafe || csv else {
      throw ValidationError("--spreadsheet-safe is for --csv only.")
    }
    guard ratings == nil || !csv else {
      throw ValidationError("--csv lists an audit's items; --ratings has none.")
    }
  }

  func run() throws {
    if let ratings {
      let figures = AgreementFigures(of: try RatingsFile.read(ratings), by: Bootstrap())
      if json { return try Output.writeJSON(Document(figures: figures)) }
      return try Output.write(AgreementText(figures).text(width: Output.width))
    }
    guard let audit else { return }
    let stored = try StoredAudit(at: audit)
    if csv {
      let cells: ExportOptions.Cells = spreadsheetSafe ? .spreadsheetSafe : .plain
      return try Output.write(JudgedItemRows(try stored.reviewed(), cells: cells).text)
    }
    let figures = try stored.reviewFigures()
    if json { return try Output.writeJSON(Document(figures: figures)) }
    try Output.write(ReviewText(figures).text(width: Output.width))
  }
}
