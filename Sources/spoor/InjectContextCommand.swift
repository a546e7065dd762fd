import ArgumentParser
import Figures
import Foundation
import Injection
import PhraseIndex
import Reporting
import SpoorModel
import Statistics

struct InjectContextCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "context",
    abstract: "Make prompts of questions and what an index holds for them.",
    discussion: """
      The rows that are likest to a question by BM25 over all their fields, or by
      the dot product of a server's embeddings, stand before it, as many as --k
      says; a model's scores of these prompts are what 'spoor inject compare --k'
      reads. Standard error tells how often the answer is among them. Examples:
        spoor index Examples/planted-world/tuning_alpaca.jsonl --name planted
        spoor inject context Examples/planted-world/mcq.jsonl \\
          --index indices/planted --k 0,1,2,5 > prompts.jsonl
        spoor inject context mcq.jsonl --index indices/planted --k 0,1,2,5 \\
          --embeddings http://127.0.0.1:8000 --into embedded > prompts.jsonl
      """
  )

  @OptionGroup var choices: ChoiceArguments

  @Option(help: "The index to retrieve from.", completion: .directory)
  var index: String

  @Option(help: "The numbers of rows: a prompt for each.")
  var k: RetrievedCounts = RetrievedCounts(counts: [0, 1, 2, 3, 4, 5])

  @OptionGroup var embedding: EmbeddingAsking

  private struct Line: Encodable {
    struct Passage: Encodable {
      enum CodingKeys: String, CodingKey {
        case score
        case rowID = "row_id"
      }

      var rowID: RowID
      var score: Double
    }

    enum CodingKeys: String, CodingKey {
      case schema, id, k, prompt, options, rows
      case answerIndex = "answer_index"
      case holdsAnswer = "holds_answer"
    }

    var schema = "spoor.inject.prompt/1"
    var id: String
    var k: Int
    var prompt: String
    var options: [String]
    var answerIndex: Int
    var holdsAnswer: Bool
    var rows: [Passage]
  }

  func run() throws {
    let questions = try choices.asked()
    let asked = try questions.map { question in
      guard let text = question.question else { throw Self.noQuestion(question, choices.files) }
      return text
    }
    let index = try PhraseIndex(at: URL(filePath: index))
    let retrieval = ContextRetrieval(index)
    let most = k.counts.max() ?? 0
    let embedded = try embedding.contexts(of: asked, from: index, count: most)
    var found = Dictionary(uniqueKeysWithValues: k.counts.map { ($0, 0) })
    let lines = JSONLines()
    for (place, question) in questions.enumerated() {
      let context = try embedded?[place] ?? retrieval.context(of: asked[place], count: most)
      for count in k.counts {
        let line = line(question, context, count, retrieval)
        found[count, default: 0] += line.holdsAnswer ? 1 : 0
        try Output.write(try lines.line(line))
      }
    }
    for count in k.counts where count > 0 {
      let rate = Rate(Proportion(successes: found[count] ?? 0, trials: questions.count))
      Output.note(
        "\(count.counted("row")): the answer is among them for \(rate.share?.inPoints ?? "–") %"
      )
    }
  }

  private func line(
    _ question: ChoiceQuestion,
    _ context: RetrievedContext,
    _ count: Int,
    _ retrieval: ContextRetrieval
  ) -> Line {
    Line(
      id: question.id,
      k: count,
      prompt: context.prompt(of: count),
      options: question.options,
      answerIndex: question.answer,
      holdsAnswer: retrieval.holds(question.answerText, in: context, among: count),
      rows: context.passages.prefix(count).map {
        Line.Passage(rowID: $0.rowID, score: $0.score)
      }
    )
  }

  private static func noQuestion(_ question: ChoiceQuestion, _ files: [NamedFile]) -> SpoorError {
    SpoorError(
      .badInput,
      "the record does not tell what is asked",
      at: SpoorError.Location(
        file: files.first?.url.relativePath ?? "",
        record: "question \(question.id)"
      ),
      remedy: "Add \"question\"."
    )
  }
}

/// Numbers of rows on the command line: `0,1,2,5`.
struct RetrievedCounts: ExpressibleByArgument {
  /// Each once, ascending.
  let counts: [Int]

  init(counts: [Int]) { self.counts = counts }

  init?(argument: String) {
    let parts = argument.split(separator: ",", omittingEmptySubsequences: false)
    let counts = parts.compactMap { Int($0) }
    guard counts.count == parts.count, counts.allSatisfy({ (0...100).contains($0) }) else {
      return nil
    }
    self.counts = Set(counts).sorted()
  }

  /// As it is written.
  var defaultValueDescription: String { counts.map(String.init).joined(separator: ",") }
}
