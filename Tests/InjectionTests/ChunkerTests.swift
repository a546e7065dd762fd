import Foundation
import Injection
import Records
import ScratchFiles
import SpoorModel
import Testing

@Suite("Pieces of one size") struct ChunkerTests {
  private let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  @Test("of words, which together are the text")
  func words() throws {
    let text = "  One, two. Three four! Five?\n"
    let chunks = try Chunker(size: 2, of: .words).chunks(of: text)
    #expect(chunks.map(\.size) == [2, 2, 1])
    #expect(chunks.map(\.text) == ["  One, two. ", "Three four! ", "Five?\n"])
    #expect(try Chunker(size: 5, of: .words).chunks(of: text).map(\.text) == [text])
    #expect(try Chunker(size: 5, of: .words).chunks(of: "?!").isEmpty)
  }

  private static let merges = #"["Ġ t", "h e", "Ġt he"]"#

  private func tokenizer(_ merges: String = merges, kind: String = "ByteLevel") throws -> URL {
    try scratch.file(
      "tokenizer.json",
      text: #"{"normalizer": null, "pre_tokenizer": {"type": "\#(kind)", "use_regex": true}, "#
        + #""model": {"type": "BPE", "vocab": {}, "merges": \#(merges)}}"#
    )
  }

  @Test("tokens are joined in the order in which pairs were learnt, in either way of writing them")
  func tokens() throws {
    for merges in [Self.merges, #"[["Ġ", "t"], ["h", "e"], ["Ġt", "he"]]"#] {
      let tokenizer = try ByteLevelTokenizer(reading: try tokenizer(merges))
      let tokens = tokenizer.tokens(of: "the the").map { String(decoding: $0, as: UTF8.self) }
      #expect(tokens == ["t", "he", " the"])
    }
  }

  @Test("a character is never cut")
  func characters() throws {
    let tokenizer = try ByteLevelTokenizer(reading: try tokenizer("[]"))
    let text = "aé😀b"
    let chunks = try Chunker(size: 2, of: .tokens(tokenizer)).chunks(of: text)
    #expect(chunks.map(\.text).joined() == text)
    #expect(chunks.map(\.text) == ["aé", "😀", "b"])
  }

  @Test("a tokenizer of another kind is refused")
  func otherKind() throws {
    let error = try #require(throws: SpoorError.self) {
      try ByteLevelTokenizer(reading: try tokenizer(kind: "Metaspace"))
    }
    #expect(error.problem.contains("not byte-level BPE"))
  }

  @Test(
    "the planted world's responses have as many tokens as its models wrote",
    .enabled(if: SharedData.worldA != nil)
  )
  func world() throws {
    let folder = try #require(SharedData.worldA)
    let tokenizer = try ByteLevelTokenizer(reading: folder.appending(path: "tokenizer.json"))
    let reader = try RecordReader(
      folder.appending(path: "eval_prompts.jsonl"),
      shape: RecordShape("a prompt", keys: [])
    )
    var prompts = 0
    while let record = try reader.next() {
      let tokens = tokenizer.tokens(of: try record.string("prompt_text"))
      #expect(tokens.count == (try record.ints("prompt_token_ids").count))
      prompts += 1
    }
    #expect(prompts == 268)
  }
}
