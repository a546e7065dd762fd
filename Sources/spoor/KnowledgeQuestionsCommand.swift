import ArgumentParser
import Corpora
import DurableFiles
import Foundation
import Knowledge
import Reporting
import SpoorModel

struct KnowledgeQuestionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "questions",
    abstract: "Keep questions of one right answer whose subject the test does not ask about.",
    discussion: """
      Reads records of question and answers, as EntityQuestions has them; a relation
      is named by "relation" or by the file's name up to its first dot, a subject by
      "subject" or by what all questions of a relation have in common. Examples:
        spoor knowledge questions test/ --relations P131,P136,P17
        spoor knowledge questions train/ --test test/ --output questions.jsonl
      """
  )

  @Argument(
    help: ArgumentHelp("Files, folders or patterns of questions.", valueName: "file"),
    completion: .file()
  )
  var files: [String]

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("The test's questions: no subject of theirs is kept.", valueName: "file"),
    completion: .file()
  )
  var test: [String] = []

  @Option(help: ArgumentHelp("Keep only these relations, with commas.", valueName: "names"))
  var relations: String?

  @Option(
    help: ArgumentHelp(
      "A JSON object of relations with their wording, [X] for the subject.",
      valueName: "file"
    ),
    completion: .file()
  )
  var templates: String?

  @Option(
    help: ArgumentHelp("Write what is kept there, a JSON object a line.", valueName: "file"),
    completion: .file()
  )
  var output: String?

  @Flag(help: "Print the counts as JSON (docs/formats.md).")
  var json = false

  func run() throws {
    let hygiene = try QuestionHygiene(
      try questions(files),
      test: try questions(test),
      templates: try templates.map { try QuestionTemplate.read(URL(filePath: $0)) } ?? [:],
      relations: relations.map { Set($0.split(separator: ",").map(String.init)) }
    )
    guard !hygiene.relations.isEmpty else {
      throw SpoorError(
        .usage,
        "no question is of these relations: \(relations ?? "")",
        remedy: "Relations are named by \"relation\", or by the file's name up to its first dot."
      )
    }
    if let output { try write(hygiene.kept, to: output) }
    let document = QuestionsDocument(hygiene)
    if json { return try Output.writeJSON(document) }
    try Output.write(document.text)
  }

  private func questions(_ arguments: [String]) throws -> [AskedQuestion] {
    guard !arguments.isEmpty else { return [] }
    return try DatasetFiles(arguments).urls.flatMap { try QuestionFile.read($0) }
  }

  private func write(_ questions: [AskedQuestion], to path: String) throws {
    let lines = JSONLines()
    try AtomicFile.write(to: URL(filePath: path)) { writer in
      for (number, question) in questions.enumerated() {
        try writer.write(lines.line(AskedQuestionLine(question, number: number)))
      }
    }
  }
}

/// A line of `--output`: a question that is ready to be asked.
struct AskedQuestionLine: Encodable {
  private enum CodingKeys: String, CodingKey {
    case question, answer, relation, subject
    case rowID = "row_id"
  }

  var rowID: RowID
  var question: String
  var answer: String
  var relation: String?
  var subject: String?

  init(_ question: AskedQuestion, number: Int) {
    rowID = question.id ?? .number(number)
    self.question = question.question
    answer = question.answers.first ?? ""
    relation = question.relation
    subject = question.subject
  }
}
