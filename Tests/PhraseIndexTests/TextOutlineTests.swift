import Foundation
import ScratchFiles
import SpoorModel
import Testing

@testable import PhraseIndex

@Suite("How outputs begin and how long they are")
struct TextOutlineTests {
  @Test("are read off the index, copies counted, and what has no word left out")
  func rows() throws {
    let index = try ScratchIndex(
      outputs: ["One two three four.", "Yes!", "…", "Yes!", "Yes!", "one TWO"]
    ).built()
    let outlines = try index.outlines(of: .output)
    #expect(outlines.wordCounts.sorted() == [1, 1, 1, 2, 4])
    #expect(outlines.meanLogLength(ofRow: 0) == log(5))
    #expect(outlines.meanLogLength(ofRow: 2) == nil)
    let begins: [(String, Bool?)] = [
      ("one two three, or five", true), ("One two", true), ("one two four", false),
      ("yes", true), ("yes one", false), ("Three four", false), ("unheard of here", false),
      ("—", nil),
    ]
    for (text, expected) in begins {
      #expect(outlines.begin(like: index.indexed(text)) == expected, "\(text)")
    }
    #expect(try index.outlines(of: .instruction).wordCounts == [2, 2, 2, 2, 2, 2])
  }

  @Test("each turn of a conversation is an output, and a row's length is their mean")
  func turns() throws {
    let conversation = try Conversations([
      [
        .init(role: "user", content: "Who built it?"),
        .init(role: "assistant", content: "…"),
        .init(role: "user", content: "The red one."),
        .init(role: "assistant", content: "Ada Lund did."),
        .init(role: "assistant", content: "In 1902 she left."),
      ]
    ])
    let index = try conversation.open()
    let outlines = try index.outlines(of: .output)
    #expect(outlines.wordCounts == [3, 4])
    #expect(outlines.meanLogLength(ofRow: 0) == (log(4) + log(5)) / 2)
    #expect(outlines.begin(like: index.indexed("in 1902 she")) == true)
    #expect(outlines.begin(like: index.indexed("the red one")) == false)
  }

  @Test("cover every shard, whose words have other ids")
  func shards() throws {
    let scratch = try ScratchIndex(outputs: ["alpha beta gamma delta"])
    try scratch.build()
    let more = try scratch.scratch.file(
      "more.jsonl",
      text: try ScratchIndex.lines([ScratchIndex.Row(output: "gamma beta alpha")])
    )
    _ = try IndexBuilder(into: scratch.folder)
      .build(from: [scratch.dataset, more], mode: .adding)
    let index = try scratch.open()
    #expect(index.manifest.shards.count == 2)
    let outlines = try index.outlines(of: .output)
    #expect(outlines.wordCounts.sorted() == [3, 4])
    for (text, expected) in [
      ("gamma beta alpha too", true), ("alpha beta gamma", true), ("beta gamma delta", false),
    ] {
      #expect(outlines.begin(like: index.indexed(text)) == expected, "\(text)")
    }
    #expect(outlines.meanLogLength(ofRow: 1) == log(4))
  }

  @Test(
    "agree with the texts of world-a's rows, read one by one",
    .enabled(if: SharedData.worldA != nil)
  )
  func worldA() throws {
    let index = try ScratchIndex.worldA().built()
    let outlines = try index.outlines(of: .output)
    var counts: [Int] = []
    for number in 0..<index.rowCount {
      let texts = try index.row(number).parts.filter { $0.field == .output }.map(\.text)
      let words = texts.map { index.indexed($0) }
      for text in words where text.count > 0 {
        counts += Array(repeating: text.count, count: try index.copyCount(of: number))
        #expect(outlines.begin(like: text) == true)
      }
    }
    #expect(outlines.wordCounts.sorted() == counts.sorted())
  }
}
