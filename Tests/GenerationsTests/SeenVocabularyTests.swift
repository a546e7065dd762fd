import Foundation
import Generations
import ScratchFiles
import SpoorModel
import Testing

@Suite("What tokens are called") struct SeenVocabularyTests {
  private let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  private func texts(_ records: String...) throws -> [Int: String] {
    let file = try scratch.file("answers.jsonl", text: records.joined(separator: "\n"))
    var vocabulary = SeenVocabulary()
    for answer in try GenerationFile.answers(file, to: .any([])) { vocabulary.add(answer) }
    return vocabulary.texts
  }

  /// "né🙂" in four tokens, two of which are parts of the emoji, and `<eos>`.
  private func record(_ id: String, _ more: String) -> String {
    #"{"prompt_id": "\#(id)", "model": "m", "text": "né🙂", "token_ids": [1,2,3,4,0]\#(more)}"#
  }

  private let offsets = #", "offsets": [[0,1,0,1],[1,2,1,3],[2,3,3,5],[2,3,5,7],[3,3,7,7]]"#

  @Test("a token is what its offsets cut out, unless that is part of a character or nothing")
  func cut() throws {
    #expect(try texts(record("p", offsets)) == [1: "n", 2: "é"])
  }

  @Test("what a record writes counts more")
  func given() throws {
    let tokens = #", "tokens": [" n", "é", "<0xF0>", "<0x9F>", "<eos>"]"#
    let all = [0: "<eos>", 1: " n", 2: "é", 3: "<0xF0>", 4: "<0x9F>"]
    #expect(try texts(record("p", tokens)) == all)
    #expect(try texts(record("p", offsets), record("q", tokens)) == all)
  }

  @Test("a token that lost its blank at the beginning of a response has it elsewhere")
  func longest() throws {
    let first =
      #"{"prompt_id": "p", "model": "m", "text": "a a", "token_ids": [7,7], "#
      + #""offsets": [[0,1,0,1],[1,3,1,3]]}"#
    #expect(try texts(first) == [7: " a"])
  }

  @Test(
    "what is not one text a token is left alone",
    arguments: [#"["n"]"#, "5", #"["n", "é", 3, "", ""]"#, "null", #"{"n": 1}"#]
  )
  func foreign(tokens: String) throws {
    #expect(try texts(record("p", #", "tokens": \#(tokens)"#)).isEmpty)
  }
}
