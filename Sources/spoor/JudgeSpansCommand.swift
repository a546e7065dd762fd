import ArgumentParser
import Foundation
import Generations
import Judging
import ModelServers
import Records
import SpanFiles
import SpoorModel

struct JudgeSpansCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "spans",
    abstract: "Ask a chat model which passages of responses are wrong.",
    discussion: """
      The judge quotes, and its quotes are looked for: one that stands nowhere in the
      response, or several times, is counted and left out, and so is an answer that
      is not what was asked for. Every answer is kept: a run that was stopped goes
      on. The key is read from SPOOR_API_KEY. 'judged_spans' of audit.yaml reads
      the file. Example:
        spoor judge spans --prompts prompts.jsonl --generations sft.jsonl \\
          --references references.jsonl --server http://127.0.0.1:8000 --into judged
      """
  )

  @OptionGroup var files: JudgedFiles
  @OptionGroup var chat: ChatOptions

  @Flag(help: "Print the counts as JSON (docs/formats.md).")
  var json = false

  private static let fileName = "spans.jsonl"

  private struct Document: Encodable {
    var schema = "spoor.judge-spans/1"
    var path: String
    var judge: String
    var responses: Int
    var malformed: Int
    var marks: Int
    /// Quotes that stand nowhere in their response, and those that stand there several times.
    var absent: Int
    var ambiguous: Int
  }

  func run() throws {
    let (text, file) = try files.prompt(else: WrongPassages.standard)
    let task = try WrongPassages(text, from: file, limit: files.maxTokens)
    let run = JudgeRun(task: task, prompt: task.prompt, files: files, chat: chat)
    let written = try run.write(Self.fileName) { answer, marks in
      [
        "answer": .string(answer.generation.text),
        "spans": .array(marks.map { .object(Self.members(of: $0)) }),
      ]
    }
    let document = try document(written)
    if json { return try Output.writeJSON(document) }
    try Output.write(self.text(document))
  }

  private static func members(of mark: WrongPassages.Mark) -> JSONObject {
    [
      "text": .string(mark.quote), "category": .string(mark.kind.rawValue),
      "confidence": .double(mark.confidence), "reason": .string(mark.reason),
    ]
  }

  private func document(_ written: JudgeRun<WrongPassages>.Written) throws -> Document {
    let path = "\(files.into)/\(Self.fileName)"
    // Where nothing could be judged there is nothing to read.
    let placed =
      written.judged > 0 ? try SpanFile.read(URL(filePath: path), as: .lettuceDetect) : nil
    let reasons = placed?.unlocated.map(\.reason) ?? []
    return Document(
      path: path,
      judge: written.judge.model,
      responses: written.responses,
      malformed: written.malformed,
      marks: placed?.marks ?? 0,
      absent: reasons.count { $0 != .ambiguous },
      ambiguous: reasons.count { $0 == .ambiguous }
    )
  }

  private func text(_ document: Document) -> String {
    let judged = document.responses - document.malformed
    var lines = [
      "\(judged.counted("response")) judged by \(document.judge.visible): "
        + document.marks.counted("passage") + " held to be wrong"
    ]
    let left = [
      (document.malformed, "answer", "of no use (\(files.into)/malformed.jsonl)"),
      (document.absent, "quote", "in no response: left out"),
      (document.ambiguous, "quote", "several times in its response: left out"),
    ]
    lines += left.filter { $0.0 > 0 }.map { "  \($0.0.counted($0.1)) \($0.2)" }
    lines += ["For audit.yaml, under the model: judged_spans: \(document.path.visible)"]
    return lines.joined(separator: "\n") + "\n"
  }
}
