import ArgumentParser
import DurableFiles
import Foundation
import Knowledge
import Reporting
import SpoorModel

struct KnowledgeClassifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "classify",
    abstract: "Say how well a model knows the answers to questions (SliCK).",
    discussion: """
      Reads a record an answer: row_id (or prompt_id), the right answer, the set of
      exemplars, whether it was decoded greedily, and the text; or a record a set
      with its greedy answer and its samples (docs/formats.md). Examples:
        spoor knowledge classify Examples/planted-world/slick_samples.jsonl.gz
        spoor knowledge classify samples.jsonl --json > knowledge.jsonl
        spoor knowledge classify samples.jsonl --wrong-answers wrong.jsonl
        spoor knowledge classify samples.jsonl --scores p_true.jsonl \\
          --outcomes tuned.jsonl
      """
  )

  @Argument(
    help: ArgumentHelp("Files of questions and answers.", valueName: "file"),
    completion: .file(extensions: ["jsonl", "json", "csv", "gz", "zst"])
  )
  var files: [String]

  @Option(help: "When an answer is right: squad or raw (exact match, normalised or not).")
  var match: AnswerMatching = .squad

  @Flag(help: "Also compute every answer's word F1, and how far it goes with exact match.")
  var wordF1 = false

  @Option(
    help: ArgumentHelp("Write wrong answers there for people to judge.", valueName: "file"),
    completion: .file()
  )
  var wrongAnswers: String?

  @Option(help: "How many wrong answers are drawn.")
  var draw = 100

  @Option(
    help: ArgumentHelp("Such a file that was filled in: tell the shares.", valueName: "file"),
    completion: .file()
  )
  var judged: String?

  @Option(
    help: ArgumentHelp(
      "Scores of questions, such as P(True); needs --outcomes.",
      valueName: "file"
    ),
    completion: .file()
  )
  var scores: String?

  @Option(
    help: ArgumentHelp("What the tuned model answers rightly.", valueName: "file"),
    completion: .file()
  )
  var outcomes: String?

  @Option(
    help: ArgumentHelp("Write all figures there as JSON (docs/formats.md).", valueName: "file"),
    completion: .file()
  )
  var figures: String?

  @Flag(
    help: "Print a JSON object a question (docs/formats.md), as 'knowledge' of audit.yaml reads."
  )
  var json = false

  func validate() throws {
    guard (scores == nil) == (outcomes == nil) else {
      throw ValidationError("--scores and --outcomes go together.")
    }
    guard draw > 0 else { throw ValidationError("--draw must be at least 1.") }
  }

  func run() throws {
    let estimation = try ProgressLine.during(estimation)
    let questions = try estimation.classified()
    let document = try document(estimation, questions)
    if let wrongAnswers { try write(estimation.wrong, to: wrongAnswers) }
    if let figures {
      try AtomicFile.write(to: URL(filePath: figures)) { try $0.write(Output.json(document)) }
    }
    if json { return try writeLines(questions, document.caveats) }
    try Output.write(ClassificationText(document).text)
  }

  private func estimation(_ line: ProgressLine) throws -> KnowledgeEstimation {
    var estimation = KnowledgeEstimation(
      KnowledgeEstimation.Settings(
        matching: match,
        wordF1: wordF1,
        wrongAnswers: wrongAnswers == nil ? 0 : draw
      )
    )
    for path in files {
      try estimation.add(try AnswerFile(URL(filePath: path))) {
        line.show("\($0.counted("answer")) read")
      }
    }
    return estimation
  }

  private func document(
    _ estimation: KnowledgeEstimation,
    _ questions: [ClassifiedQuestion]
  ) throws -> ClassificationDocument {
    guard !questions.isEmpty else {
      throw SpoorError(
        .badInput,
        "the files hold no questions",
        at: files.first.map { SpoorError.Location(file: $0) },
        remedy: "What a record must hold stands in docs/formats.md, 'Answers to questions'."
      )
    }
    return ClassificationDocument(
      KnowledgeFigures(of: questions, temperatures: estimation.temperatures),
      of: questions,
      matching: match,
      answers: estimation.answers,
      wrong: estimation.wrong.seen,
      curves: try curves(questions),
      judged: try judged.map { try JudgedWrongAnswers(reading: URL(filePath: $0)) }
    )
  }

  private func curves(_ questions: [ClassifiedQuestion]) throws -> [UnknownCurve] {
    guard let scores, let outcomes else { return [] }
    let all = try QuestionScores(reading: URL(filePath: scores)).scores
    let right = try AnswerOutcomes.read(URL(filePath: outcomes))
    let curves = all.sorted { $0.key < $1.key }.compactMap {
      UnknownCurve($0.key, scores: $0.value, outcomes: right, of: questions)
    }
    guard curves.isEmpty else { return curves }
    throw SpoorError(
      .badInput,
      "no two questions have a score, an outcome and answers",
      at: SpoorError.Location(file: scores),
      remedy: "Name the same row_id or prompt_id in all three files."
    )
  }

  private func writeLines(_ questions: [ClassifiedQuestion], _ caveats: [String]) throws {
    let lines = JSONLines()
    var data = Data()
    for question in questions { data += try lines.line(ClassifiedQuestionLine(question)) }
    try Output.write(data)
    for caveat in caveats { Output.note(caveat) }
  }

  private func write(_ draw: WrongAnswerDraw, to path: String) throws {
    let lines = JSONLines()
    try AtomicFile.write(to: URL(filePath: path)) { writer in
      for answer in draw.answers { try writer.write(lines.line(WrongAnswerLine(answer))) }
    }
    Output.note(
      "\(path): \(draw.answers.count.grouped) of \(draw.seen.counted("wrong answer")); fill in \"kind\" "
        + "(\(WrongAnswer.Kind.allCases.map(\.rawValue).joined(separator: ", "))) and give it to --judged."
    )
  }
}
