import ArgumentParser
import DurableFiles
import Foundation
import Injection
import PhraseIndex
import Reporting
import SpoorModel

struct InjectExposureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "exposure",
    abstract: "Count how often a dataset tells each fact that questions ask for.",
    discussion: """
      A fact is a question's subject and its right option. Counted are the rows of an
      index that hold both, and in how many phrasings they say it. Nobody varied
      them: facts that are told often may be easier for other reasons. Examples:
        spoor index Examples/planted-world/tuning_alpaca.jsonl --name planted
        spoor inject exposure Examples/planted-world/mcq.jsonl \\
          --index indices/planted
        spoor inject exposure Examples/planted-world/mcq.jsonl \\
          --index indices/planted --only kind=unknown_to_base --facts facts.jsonl
        spoor inject exposure Examples/planted-world/mcq.jsonl \\
          --field pretrain_exposures
      """
  )

  @OptionGroup var choices: ChoiceArguments

  @Option(help: "The index of the dataset.", completion: .directory)
  var index: String?

  @Option(
    help: ArgumentHelp("A field that tells how often, instead of an index.", valueName: "field")
  )
  var field: String?

  @Option(help: ArgumentHelp("The field that names the subject.", valueName: "field"))
  var subject = "subject"

  @Option(help: "How options are chosen: sum, per_token or per_character.")
  var rule: ChoiceRule = .sum

  @Option(
    help: ArgumentHelp("Write a line a fact there (docs/formats.md).", valueName: "file"),
    completion: .file()
  )
  var facts: String?

  @Flag(help: "Print the figures as JSON (docs/formats.md).")
  var json = false

  func validate() throws {
    guard (index == nil) != (field == nil) else {
      throw ValidationError("Give either --index DIR or --field FIELD.")
    }
    guard facts == nil || index != nil else {
      throw ValidationError("--facts lists what an index holds; give --index.")
    }
  }

  func run() throws {
    let questions = try choices.questions()
    guard let index else { return try write(try told(questions)) }
    try questions.check(field: subject)
    let found = try ProgressLine.during { line in try exposures(of: questions, in: index, line) }
    if let facts { try write(found.map(\.exposure), to: facts) }
    let document = ExposureDocument(
      found,
      withoutSubject: questions.count - found.count,
      rule: rule
    )
    try write(document)
  }

  private func write(_ document: ExposureDocument) throws {
    if json { return try Output.writeJSON(document) }
    try Output.write(ExposureText(document).text)
  }

  /// By what a field says.
  private func told(_ questions: [ChoiceQuestion]) throws -> ExposureDocument {
    let field = field ?? ""
    try questions.check(field: field)
    let numbers = questions.compactMap { question in
      question.fields[field].flatMap { Int($0) }.map { (question: question, number: $0) }
    }
    guard !numbers.isEmpty else {
      throw SpoorError(
        .badInput,
        "no question's \(field) is a whole number",
        at: choices.files.first.map { SpoorError.Location(file: $0.url.relativePath) },
        remedy: "Name a field that counts, such as pretrain_exposures."
      )
    }
    return ExposureDocument(
      numbers,
      of: field,
      without: questions.count - numbers.count,
      rule: rule
    )
  }

  private func exposures(
    of questions: [ChoiceQuestion],
    in index: String,
    _ line: ProgressLine
  ) throws -> [(question: ChoiceQuestion, exposure: FactExposure)] {
    var search = FactSearch(try PhraseIndex(at: URL(filePath: index)))
    var found: [(question: ChoiceQuestion, exposure: FactExposure)] = []
    for question in questions {
      guard let subject = question.fields[subject] else { continue }
      found.append((question, try search.exposure(of: question, subject: subject)))
      line.show("looking up", found.count, of: questions.count, "facts")
    }
    return found
  }

  private func write(_ exposures: [FactExposure], to path: String) throws {
    let lines = JSONLines()
    try AtomicFile.write(to: URL(filePath: path)) { writer in
      for exposure in exposures { try writer.write(lines.line(ExposureLine(exposure))) }
    }
  }
}

/// A line of `--facts`.
struct ExposureLine: Encodable {
  var schema = "spoor.inject.fact/1"
  var id: String
  var subject: String
  var answer: String
  var rows: Int
  var phrasings: Int

  init(_ exposure: FactExposure) {
    id = exposure.id
    subject = exposure.subject
    answer = exposure.answer
    rows = exposure.rows
    phrasings = exposure.phrasings
  }
}
