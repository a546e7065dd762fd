import DurableFiles
import Foundation
import Records
import ScratchFiles
import SpoorModel
import StubServers
import Testing

/// `spoor score` against servers that answer as vLLM does.
@Suite("spoor score") struct ScoreCommandTests {
  private static let count = 24
  private static let files = [
    "generations_tuned.jsonl", "generations_base.jsonl", "tuned.jsonl", "base.jsonl",
    "tuned_again.jsonl", "base_again.jsonl", "score.json",
  ]

  private let folder: ScratchFolder

  init() throws {
    folder = try ScratchFolder()
    try folder.file(
      "prompts.jsonl",
      lines: (0..<Self.count).map { #"{"prompt_id": "p\#($0)", "instruction": "Sky \#($0)?"}"# }
    )
  }

  private func servers(
    after delay: Duration = .zero,
    noise: Double = 0
  ) async throws -> (StubServer, StubServer) {
    let (base, tuned) = (FakeModel(shift: 1, noise: noise, answer: "blue"), FakeModel())
    return (
      try await StubServer { base.reply(to: $0, $1).after(delay) },
      try await StubServer { tuned.reply(to: $0, $1).after(delay) }
    )
  }

  private func arguments(_ base: StubServer, _ tuned: StubServer, into: String) -> [String] {
    [
      "score", "--base", base.address, "--tuned", tuned.address, "--base-name", "base",
      "--tuned-name", "sft", "--prompts", "prompts.jsonl", "--generate", "--into", into,
      "--concurrency", "4", "--scored-twice", "3",
    ]
  }

  private func contents(_ name: String) throws -> [String] {
    try Self.files.map {
      try String(contentsOf: folder.url.appending(path: "\(name)/\($0)"), encoding: .utf8)
    }
  }

  @Test("leaves what an audit reads, and the lines for it")
  func scores() async throws {
    let (base, tuned) = try await servers(noise: 0.25)
    let outcome = try SpoorProgram.run(arguments(base, tuned, into: "scores"), in: folder.url)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("24 responses, 96 tokens: sft and base"))
    #expect(outcome.output.contains("log_probabilities:\n        base: scores/base.jsonl\n"))
    #expect(outcome.output.contains("greatest 0.25"))
    #expect(outcome.output.hasSuffix("        precision: 0.250000\n"))
    let written = try contents("scores")
    #expect(written[0].split(separator: "\n").count == Self.count)
    #expect(written[2].split(separator: "\n").count == Self.count)
    #expect(written[4].split(separator: "\n").count == 3)
  }

  @Test("goes on where it was killed, to the same files")
  func resumed() async throws {
    let (base, tuned) = try await servers(after: .milliseconds(20))
    let whole = try SpoorProgram.run(arguments(base, tuned, into: "whole"), in: folder.url)
    #expect(whole.status == 0, "\(whole.errors)")
    let asked = base.seen.count + tuned.seen.count
    let killed = try RunningProgram(
      SpoorProgram.executable,
      arguments(base, tuned, into: "killed"),
      in: folder.url
    )
    while base.seen.count + tuned.seen.count < asked * 3 / 2 { usleep(2000) }
    kill(killed.identifier, SIGKILL)
    _ = try killed.outcome(within: 60)
    #expect(
      !FileManager.default.fileExists(atPath: folder.url.appending(path: "killed/score.json").path)
    )
    let resumed = try SpoorProgram.run(arguments(base, tuned, into: "killed"), in: folder.url)
    #expect(resumed.status == 0, "\(resumed.errors)")
    // What was under way when it was killed is asked again, and which models there are.
    #expect(base.seen.count + tuned.seen.count < 2 * asked + 24)
    #expect(try contents("killed")[0...3] == contents("whole")[0...3])
  }

  @Test("exits with 69 where nobody answers, and with 65 where the model is another")
  func refusals() async throws {
    let (base, tuned) = try await servers()
    let nobody = "http://127.0.0.1:\(try LoopbackSocket.freePort())"
    var words = arguments(base, tuned, into: "scores")
    words[2] = nobody
    let silent = try SpoorProgram.run(words, in: folder.url)
    #expect(silent.status == 69)
    #expect(silent.errors.contains("no server answers"))
    let other = try SpoorProgram.run(
      arguments(base, tuned, into: "scores") + ["--base-model", "llama"],
      in: folder.url
    )
    #expect(other.status == 65)
    #expect(other.errors.contains("serves no model \"llama\""))
    #expect(other.errors.contains("It serves \"fake\"."))
  }

  @Test("one process at a time asks for a folder's answers")
  func locked() async throws {
    let (base, tuned) = try await servers()
    let scores = folder.url.appending(path: "scores")
    try FileManager.default.createDirectory(at: scores, withIntermediateDirectories: true)
    let lock = try FolderLock.acquire(at: scores.appending(path: "answers.lock"))
    defer { lock.release() }
    let outcome = try SpoorProgram.run(arguments(base, tuned, into: "scores"), in: folder.url)
    #expect(outcome.status == 75)
    #expect(outcome.errors.contains("holds this lock"))
    #expect(base.seen.map(\.path) == ["/v1/models"])
    #expect(tuned.seen.map(\.path) == ["/v1/models"])
  }

  @Test("asks questions for classify, and says before what it costs")
  func sample() async throws {
    let tuned = FakeModel(answer: "blue")
    let stub = try await StubServer { tuned.reply(to: $0, $1) }
    try folder.file(
      "questions.jsonl",
      lines: (0..<8).map {
        #"{"row_id": \#($0), "question": "Colour of \#($0)?", "answer": "blue", "relation": "r"}"#
      }
    )
    let outcome = try SpoorProgram.run(
      "knowledge",
      "sample",
      "questions.jsonl",
      "--server",
      stub.address,
      "--sets",
      "3",
      "--samples",
      "2",
      "--into",
      "samples",
      in: folder.url
    )
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.errors.contains("8 questions × 3 sets × 3 answers = 72 requests"))
    // One more asks which models there are.
    #expect(stub.seen.count == 73)
    let classified = try SpoorProgram.run(
      "knowledge",
      "classify",
      "samples/samples.jsonl",
      "--json",
      in: folder.url
    )
    #expect(classified.status == 0, "\(classified.errors)")
    #expect(classified.output.components(separatedBy: "HighlyKnown").count == 9)
  }
}
