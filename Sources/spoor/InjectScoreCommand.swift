import ArgumentParser
import Injection
import SpoorModel

struct InjectScoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "Count which options a model holds for likeliest.",
    discussion: """
      Reads questions with options and their log-probabilities, of any number of
      conditions, or samples of lm-evaluation-harness (--log_samples), each of one
      condition. An option is chosen by its sum, as the paper does, by its mean a
      token and a character. With --server a running model scores the options
      first; every answer is kept, a run that was stopped goes on, and
      DIR/scored.jsonl is what the other commands read. The key is read from
      SPOOR_API_KEY. Examples:
        spoor inject score Examples/planted-world/mcq.jsonl
        spoor inject score Examples/planted-world/mcq.jsonl --by kind \\
          --rule per_token
        spoor inject score base=samples_base.jsonl tuned=samples_tuned.jsonl --json
        spoor inject score mcq.jsonl --server http://127.0.0.1:8000 \\
          --condition base --into scored
      """
  )

  @OptionGroup var choices: ChoiceArguments

  @Option(help: ArgumentHelp("Tell questions apart by this field.", valueName: "field"))
  var by: String?

  @Option(help: "The rule of the table by field: sum, per_token or per_character.")
  var rule: ChoiceRule = .sum

  @OptionGroup var asking: OptionAsking

  @Flag(help: "Print the figures as JSON (docs/formats.md).")
  var json = false

  func run() throws {
    let questions = try scored()
    try questions.check(field: by)
    let document = ChoiceDocument(ChoiceTable(questions, by: by), by: by)
    if json { return try Output.writeJSON(document) }
    try Output.write(ChoiceText(document, rule: rule).text)
  }

  private func scored() throws -> [ChoiceQuestion] {
    asking.server == nil ? try choices.questions() : try asking.scored(try choices.asked())
  }
}
