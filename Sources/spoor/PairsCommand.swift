import ArgumentParser
import Audits
import Review

struct PairsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pairs",
    abstract: "Say what reviewers found sets two models' answers apart.",
    discussion: """
      Counts the verdicts on pairs of answers ('spoor export --pairs', then 'spoor
      import') in the five categories of the study of LIMA beside LIMA-Simple, by
      which of the two models each is said of (docs/review-guidelines.md). Example:
        spoor pairs annotations/planted-world sft,lora
      """
  )

  @Argument(help: "The audit's folder.", completion: .directory)
  var audit: String

  @Argument(
    help: ArgumentHelp("The two models.", valueName: "model,model"),
    transform: ModelPair.init(parsing:)
  )
  var models: ModelPair

  @Flag(help: "Print the figures as JSON (docs/formats.md).")
  var json = false

  private struct Document: Encodable {
    var schema = "spoor.pairs/1"
    var tally: PairTally

    private enum CodingKeys: String, CodingKey { case schema }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(schema, forKey: .schema)
      try tally.encode(to: encoder)
    }
  }

  func run() throws {
    let tally = try StoredAudit(at: audit).pairTally(of: models.first, and: models.second)
    if json { return try Output.writeJSON(Document(tally: tally)) }
    try Output.write(PairTallyText(tally).text(width: Output.width))
  }
}
