import Foundation
import Generations
import ScratchFiles
import SpoorModel
import Testing

@Suite("Files of sampled answers") struct SampleFileTests {
  private let scratch: ScratchFolder
  private let prompts = ["p1", "p2"].map { Prompt(id: $0, instruction: "Who?") }

  init() throws { scratch = try ScratchFolder() }

  private func failure(_ lines: String...) throws -> SpoorError {
    let file = try scratch.file("samples.jsonl", text: lines.joined(separator: "\n"))
    return try #require(throws: SpoorError.self) { try SampleFile.read(file, answering: prompts) }
  }

  private static let good = #"{"prompt_id": "p1", "text": "É 😀"}"#

  @Test("samples are read by prompt, in their order, whatever else stands in a record")
  func reads() throws {
    let lines = [
      Self.good, #"{"prompt_id": "p2", "text": "", "model": "sft"}"#, "",
      #"{"prompt_id": "p1", "text": "É 😀", "seed": 2}"#,
    ]
    let file = try scratch.file("samples.jsonl", text: lines.joined(separator: "\n"))
    let samples = try SampleFile.read(file, answering: prompts)
    #expect(samples == ["p1": ["É 😀", "É 😀"], "p2": [""]])
  }

  @Test("a prompt that the audit does not have is named with its line")
  func unknownPrompt() throws {
    let error = try failure(Self.good, #"{"prompt_id": "p9", "text": "x"}"#)
    #expect(error.code == .badInput)
    #expect(error.location?.line == 2)
    #expect(error.problem == "prompt id \"p9\" is not among the 2 prompts")
    #expect(error.remedy == "Name the file of samples that answer this audit's prompts.")
  }

  @Test(
    "a malformed record is named with its line",
    arguments: [
      (#"{"prompt_id": "p1"}"#, "text"), (#"{"text": "x"}"#, "prompt_id"),
      (#"{"prompt_id": "p1", "text": ["x"]}"#, "text"), (#"{"prompt_id": "p1", "#, "JSON"),
      ("[]", "object"),
    ]
  )
  func malformed(line: String, says: String) throws {
    let error = try failure(Self.good, line)
    #expect(error.code == .badInput)
    #expect(error.location?.line == 2)
    #expect(error.problem.contains(says) || error.remedy.contains(says), "\(error)")
  }

  @Test("a file without records, or none at all, is refused")
  func empty() throws {
    #expect(try failure("").code == .badInput)
    let none = scratch.url.appending(path: "none.jsonl")
    let error = #expect(throws: SpoorError.self) {
      try SampleFile.read(none, answering: prompts)
    }
    #expect(error?.code == .badInput)
  }
}
