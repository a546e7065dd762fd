import ArgumentParser
import Foundation
import Judging
import ModelServers
import Records
import SpoorModel

struct JudgeAspectsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "aspects",
    abstract: "Ask a chat model for five scores of each response.",
    discussion: """
      Helpfulness, clarity, factuality, depth and engagement, 1 to 5, or N/A where
      an aspect does not apply. An answer that is not what was asked for is counted
      and left out. Every answer is kept: a run that was stopped goes on. The key is
      read from SPOOR_API_KEY. Example:
        spoor judge aspects --prompts prompts.jsonl --generations sft.jsonl \\
          --server http://127.0.0.1:8000 --into scores
      """
  )

  @OptionGroup var files: JudgedFiles
  @OptionGroup var chat: ChatOptions

  @Flag(help: "Print the counts as JSON (docs/formats.md).")
  var json = false

  private static let fileName = "aspects.jsonl"

  private struct Document: Encodable {
    struct Aspect: Encodable {
      var aspect: String
      var scored: Int
      var notApplicable: Int
      var mean: Double?

      private enum CodingKeys: String, CodingKey {
        case aspect, scored, mean
        case notApplicable = "not_applicable"
      }
    }

    var schema = "spoor.judge-aspects/1"
    var path: String
    var judge: String
    var responses: Int
    var malformed: Int
    var aspects: [Aspect]
  }

  func run() throws {
    let (text, file) = try files.prompt(else: AspectScores.standard)
    let task = try AspectScores(text, from: file, limit: files.maxTokens)
    let run = JudgeRun(task: task, prompt: task.prompt, files: files, chat: chat)
    var values: [JudgedAspect: [Int?]] = [:]
    let written = try run.write(Self.fileName) { _, scores in
      for (aspect, score) in scores { values[aspect, default: []].append(score.value) }
      return Self.members(of: scores)
    }
    let document = Document(
      path: "\(files.into)/\(Self.fileName)",
      judge: written.judge.model,
      responses: written.responses,
      malformed: written.malformed,
      aspects: JudgedAspect.allCases.map { Self.figures(of: $0, values[$0] ?? []) }
    )
    if json { return try Output.writeJSON(document) }
    try Output.write(self.text(document))
  }

  private static func members(of scores: [JudgedAspect: AspectScores.Score]) -> JSONObject {
    JSONObject(
      JudgedAspect.allCases.compactMap { aspect in
        scores[aspect].map { score in
          let value = score.value.map(JSONValue.int) ?? .string(AspectScores.notApplicable)
          return .init(
            key: aspect.rawValue,
            value: ["reason": .string(score.reason), "score": value]
          )
        }
      }
    )
  }

  private static func figures(
    of aspect: JudgedAspect,
    _ values: [Int?]
  ) -> Document.Aspect {
    let scored = values.compactMap(\.self)
    return Document.Aspect(
      aspect: aspect.rawValue,
      scored: scored.count,
      notApplicable: values.count - scored.count,
      mean: scored.isEmpty ? nil : Double(scored.reduce(0, +)) / Double(scored.count)
    )
  }

  private func text(_ document: Document) -> String {
    let judged = document.responses - document.malformed
    var lines = ["\(judged.counted("response")) scored by \(document.judge.visible)"]
    if document.malformed > 0 {
      let count = document.malformed.counted("answer")
      lines.append("  \(count) of no use (\(files.into)/malformed.jsonl)")
    }
    let width = JudgedAspect.allCases.map(\.rawValue.count).max() ?? 0
    lines += document.aspects.map { aspect in
      let name = aspect.aspect.padding(toLength: width, withPad: " ", startingAt: 0)
      let mean = aspect.mean.map { String(format: "%.2f", $0) } ?? "   –"
      return "  \(name)  \(mean)  of \(aspect.scored), N/A \(aspect.notApplicable)"
    }
    return (lines + [document.path.visible]).joined(separator: "\n") + "\n"
  }
}
