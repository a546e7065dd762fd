import Foundation
import Generations
import ScratchFiles
import SpoorModel
import Testing

@Suite struct GenerationFileTests {
  let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  /// "né🙂." in five tokens, the second of which ends inside the emoji, and `<eos>`.
  private static let text = "né🙂."
  private static let offsets = "[[0,1,0,1],[1,3,1,5],[2,3,5,7],[3,4,7,8],[4,4,8,8]]"

  private func line(
    _ id: String = "p1",
    tokens: String = "[1,2,3,4,0]",
    offsets: String = offsets
  ) -> String {
    #"{"prompt_id": "\#(id)", "model": "sft", "text": "\#(Self.text)", "#
      + #""token_ids": \#(tokens), "offsets": \#(offsets)}"#
  }

  private func failure(_ lines: [String]) throws -> SpoorError {
    let file = try scratch.file("bad.jsonl", text: lines.joined(separator: "\n"))
    return try #require(throws: SpoorError.self) { try GenerationFile.read(file) }
  }

  @Test("a generation is read with its offsets")
  func reads() throws {
    let bare = #"{"prompt_id": "p2", "model": "sft", "text": ""}"#
    let file = try scratch.file("good.jsonl", text: line() + "\n" + bare)
    let generations = try GenerationFile.read(file)
    #expect(generations.map(\.promptID) == ["p1", "p2"])
    #expect(generations[0].model == "sft")
    #expect(generations[0].text == Self.text)
    #expect(generations[0].tokenIDs == [1, 2, 3, 4, 0])
    #expect(
      generations[0].offsets[1]
        == TokenOffset(scalars: ScalarRange(1, 3), bytes: ByteRange(1, 5))
    )
    #expect(generations[1].tokenIDs.isEmpty && generations[1].offsets.isEmpty)
  }

  @Test(
    "offsets that do not fit the text are errors with prompt and line",
    arguments: [
      (
        "[[0,1,0,1],[1,3,1,5],[2,3,5,7],[3,4,7,8]]",
        "\"offsets\" has 4 elements, \"token_ids\" has 5"
      ),
      (
        "[[1,1,1,2],[1,3,1,5],[2,3,5,7],[3,4,7,8],[4,4,8,8]]",
        "token 0: bytes 1..<2 are characters 1..<2"
      ),
      (
        "[[0,1,0,1],[1,3,1,5],[2,3,5,7],[3,4,7,8],[4,5,8,9]]",
        "token 4: bytes 8..<9 are no range of a text of 8"
      ),
      (
        "[[0,1,0,2],[1,3,1,5],[2,3,5,7],[3,4,7,8],[4,4,8,8]]",
        "token 0: bytes 0..<2 are characters 0..<2"
      ),
      (
        "[[0,1,0,1],[1,3,1,5],[2,3,4,7],[3,4,7,8],[4,4,8,8]]",
        "token 2: its bytes begin at 4, the token before"
      ),
      ("[[0,1,0,1],[2,3,1,5],[2,3,5,7],[3,4,7,8],[4,4,8,8]]", "the file says 2..<3"),
      ("[[0,1,0,1],[1,3,5,1],[2,3,5,7],[3,4,7,8],[4,4,8,8]]", "token 1: bytes 5..<1 are no range"),
      (
        "[[-1,0,-1,0],[1,3,1,5],[2,3,5,7],[3,4,7,8],[4,4,8,8]]",
        "token 0: bytes -1..<0 are no range"
      ),
    ]
  )
  func wrongOffsets(offsets: String, problem: String) throws {
    let error = try failure([line("p0"), line("p1", offsets: offsets)])
    #expect(error.code == .badInput)
    #expect(error.location?.line == 2)
    #expect(error.location?.record == "prompt p1")
    #expect(error.problem.contains(problem), "\(error)")
  }

  @Test("every offset of a response moved by one is found")
  func offByOne() throws {
    for move in [-1, 1] {
      let shifted = (0..<8).map { [$0 + move, $0 + 1 + move, $0 + move, $0 + 1 + move] }
      let row =
        #"{"prompt_id": "p", "model": "m", "text": "abcdefgh", "#
        + #""token_ids": [1,2,3,4,5,6,7,8], "offsets": \#(shifted)}"#
      #expect(try failure([row]).problem.contains("are no range of a text of 8 bytes"))
    }
  }

  @Test("a prompt that stands twice is an error that names both lines")
  func duplicates() throws {
    let error = try failure([line("p1"), line("p2"), line("p1")])
    #expect(
      error.problem == "prompt id \"p1\" of model \"sft\" stands at line 1 and again at line 3"
    )
  }

  @Test("a generation must answer a known prompt")
  func unknownPrompt() throws {
    let file = try scratch.file("g.jsonl", text: line("p1") + "\n" + line("p2"))
    let prompts = [Prompt(id: "p1", instruction: "?")]
    let error = try #require(throws: SpoorError.self) {
      try GenerationFile.read(file, answering: prompts)
    }
    #expect(error.problem == "prompt id \"p2\" is not among the 1 prompts")
    #expect(error.location?.line == 2)
  }

  @Test("a file without records, or missing, is an error")
  func nothing() throws {
    #expect(try failure([]).problem == "the file holds no records")
    let missing = scratch.url.appending(path: "none.jsonl")
    let error = try #require(throws: SpoorError.self) { try GenerationFile.read(missing) }
    #expect(error.problem == "the file does not exist")
  }

  @Test("a record without its keys is told all of them")
  func missingKey() throws {
    let error = try failure([#"{"prompt_id": "p", "model": "m"}"#])
    #expect(error.problem.hasPrefix("the key \"text\" is missing"))
    #expect(
      error.remedy.contains("with the keys prompt_id, model, text (and, where known, token_ids")
    )
  }

  @Test("prompts and references are read, and may stand once")
  func promptsAndReferences() throws {
    let row = #"{"prompt_id": "p", "instruction": "why?", "title": null, "text": "so"}"#
    let once = try scratch.file("once.jsonl", text: row)
    let twice = try scratch.file("twice.json", text: "[\(row), \(row)]")
    #expect(try PromptFile.read(once) == [Prompt(id: "p", instruction: "why?")])
    #expect(try ReferenceFile.read(once) == [Reference(promptID: "p", title: nil, text: "so")])
    let problem = "prompt id \"p\" stands at line 1, element 1 and again at line 1, element 2"
    let prompts = try #require(throws: SpoorError.self) { try PromptFile.read(twice) }
    #expect(prompts.problem == problem)
    let references = try #require(throws: SpoorError.self) { try ReferenceFile.read(twice) }
    #expect(references.problem == problem)
  }
}
