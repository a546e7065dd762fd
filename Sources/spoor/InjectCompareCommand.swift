import ArgumentParser
import Injection
import SpoorModel

struct InjectCompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Set a base model, a tuned one, and both with retrieval side by side.",
    discussion: """
      Conditions are called ARM or ARM|SETTING: "sft+rag|5-shot" is the arm sft+rag
      in the setting 5-shot. All arms of a setting are compared on the questions that
      all were scored on. --k and --paraphrases name an arm for each number of
      retrieved passages, and of paraphrases tuned on. Examples:
        spoor inject compare Examples/planted-world/mcq.jsonl --tuned sft \\
          --tuned-rag sft+rag --by kind
        spoor inject compare base=b.jsonl tuned=t.jsonl base+rag=r.jsonl --json
        spoor inject compare 0=k0.jsonl 1=k1.jsonl 5=k5.jsonl --base 0 \\
          --k 0=0,1=1,5=5
      """
  )

  @OptionGroup var choices: ChoiceArguments

  @OptionGroup var arms: ArmOptions

  @Option(
    help: ArgumentHelp("The arm of each number of retrieved passages.", valueName: "k=name,...")
  )
  var k: NumberedArms?

  @Option(
    help: ArgumentHelp("The arm of each number of paraphrases tuned on.", valueName: "n=name,...")
  )
  var paraphrases: NumberedArms?

  @Option(help: ArgumentHelp("Tell questions apart by this field.", valueName: "field"))
  var by: String?

  @Option(help: "How options are chosen: sum, per_token or per_character.")
  var rule: ChoiceRule = .sum

  @Flag(help: "Print the figures as JSON (docs/formats.md).")
  var json = false

  func run() throws {
    let questions = try choices.questions()
    try questions.check(field: by)
    let names = try arms.names(in: questions)
    guard names[.base] != nil, names.count > 1 || k != nil || paraphrases != nil else {
      throw SpoorError(
        .usage,
        "there is nothing to compare: name --base and at least one more",
        remedy: "The questions were scored under: \(questions.arms.joined(separator: ", "))."
      )
    }
    let document = InjectionDocument(
      InjectionGrid(questions, InjectionGrid.Plan(names, rule: rule, field: by)),
      retrieved: try curves(k, questions),
      paraphrases: try curves(paraphrases, questions),
      rule: rule,
      field: by
    )
    if json { return try Output.writeJSON(document) }
    try Output.write(InjectionText(document).text)
  }

  private func curves(
    _ numbered: NumberedArms?,
    _ questions: [ChoiceQuestion]
  ) throws -> [InjectionDocument.Curve] {
    guard let arms = numbered?.arms else { return [] }
    try check(Array(arms.values), among: questions.arms)
    let names = Array(arms.values)
    let curves = questions.settings(of: names).compactMap { setting in
      let answers = ArmAnswers(questions, arms: names, setting: setting, rule: rule)
      return NumberedCurve(arms, answers).map { InjectionDocument.Curve($0, setting: setting) }
    }
    guard curves.isEmpty else { return curves }
    throw SpoorError(
      .badInput,
      "no question was scored under all of \(names.sorted().joined(separator: ", ")) in one setting",
      remedy: "Score the same questions under each."
    )
  }
}
