import ArgumentParser
import DurableFiles
import Foundation
import Injection
import Knowledge
import Reporting
import SpoorModel
import Statistics

struct InjectCausesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "causes",
    abstract: "Propose why a tuned model is wrong, and say what cannot be known.",
    discussion: """
      Of each question that the tuned model answers wrongly, in each setting, it asks
      eight rules for the study's five causes (docs/method.md). A cause whose rules
      lack what they need is not assessable. People judge without the proposals
      (--review), which then stand beside what they said (--judged). Examples:
        spoor inject causes Examples/planted-world/mcq.jsonl --tuned sft \\
          --tuned-rag sft+rag
        spoor inject causes Examples/planted-world/mcq.jsonl --tuned sft \\
          --review errors.jsonl --draw 20
      """
  )

  @OptionGroup var choices: ChoiceArguments

  @OptionGroup var arms: ArmOptions

  @Option(help: ArgumentHelp("When the base's training data ends: 2023-09.", valueName: "date"))
  var cutoff: PartialDate?

  @Option(help: ArgumentHelp("The field that wordings of one fact share.", valueName: "field"))
  var fact: String?

  @Option(help: ArgumentHelp("The field that names the domain.", valueName: "field"))
  var domain: String?

  @Option(
    help: ArgumentHelp(
      "What the base knew, by prompt_id ('knowledge classify').",
      valueName: "file"
    ),
    completion: .file()
  )
  var knowledge: String?

  @Option(
    help: ArgumentHelp("How often facts were told ('inject exposure --facts').", valueName: "file"),
    completion: .file()
  )
  var exposures: String?

  @Option(help: "How options are chosen: sum, per_token or per_character.")
  var rule: ChoiceRule = .sum

  @Option(
    help: ArgumentHelp("Write errors there for people to judge.", valueName: "file"),
    completion: .file()
  )
  var review: String?

  @Option(help: "How many of them are drawn.")
  var draw = 100

  @Option(
    help: ArgumentHelp("Such a file that was filled in: tell the shares.", valueName: "file"),
    completion: .file()
  )
  var judged: String?

  @Flag(help: "Print a JSON object an error (docs/formats.md).")
  var json = false

  func validate() throws {
    guard draw > 0 else { throw ValidationError("--draw must be at least 1.") }
  }

  func run() throws {
    let questions = try choices.questions()
    let names = try arms.names(in: questions)
    guard names[.tuned] != nil else {
      throw SpoorError(
        .usage,
        "no condition is the tuned model's: name it with --tuned",
        remedy: "The questions were scored under: \(questions.arms.joined(separator: ", "))."
      )
    }
    try questions.check(field: fact)
    try questions.check(field: domain)
    let errors = ErrorSearch(questions, try known(names)).errors.map(ProposedCause.init)
    if let review { try write(errors.map(\.error), to: review) }
    if json { return try Output.writeLines(errors.map(CauseLine.init)) }
    let judged = try judged.map { path in
      try JudgedCauses(reading: URL(filePath: path), proposed: errors)
    }
    try Output.write(CauseText(errors, judged).text)
  }

  private func known(_ names: [InjectionArm: String]) throws -> ErrorSearch.Knowledge {
    var known = ErrorSearch.Knowledge(names)
    known.rule = rule
    known.cutoff = cutoff
    known.factField = fact
    known.domainField = domain
    if let knowledge {
      known.categories = try KnowledgeFile.read(URL(filePath: knowledge)).prompts
    }
    if let exposures { known.tuning = try ExposureFile.read(URL(filePath: exposures)) }
    return known
  }

  /// In a random order, so that the first so many are a sample too.
  private func write(_ errors: [AnswerError], to path: String) throws {
    var generator = SplitMix64(seed: Self.seed)
    var order = errors
    for place in order.indices.reversed() where place > 0 {
      order.swapAt(place, generator.index(below: place + 1))
    }
    let drawn = order.prefix(draw)
    let lines = JSONLines()
    try AtomicFile.write(to: URL(filePath: path)) { writer in
      for error in drawn { try writer.write(lines.line(ErrorLine(error))) }
    }
    Output.note(
      "\(path): \(drawn.count.grouped) of \(errors.count.counted("error")); fill in \"cause\" and give it "
        + "to --judged."
    )
  }

  private static let seed: UInt64 = 20_231_210
}
