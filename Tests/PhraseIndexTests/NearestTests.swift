import Foundation
import ScratchFiles
import SpoorModel
import Testing

@testable import PhraseIndex

@Suite("The row that nearly repeats a whole phrase")
struct NearestTests {
  private func index(_ outputs: String...) throws -> PhraseIndex {
    let padding = (0..<300).map { "filler\($0) padding\($0) stuffing\($0)" }
    return try ScratchIndex(outputs: outputs + padding).built()
  }

  private func nearest(_ phrase: String, _ index: PhraseIndex) throws -> NearMatch? {
    try index.nearest(to: index.indexed(phrase), ofResponse: 50, in: .output)
  }

  @Test(
    "one word swapped is found wherever it stands",
    arguments: [
      ("The Copper Garden of the Atlas", "Copper", "Salt"),
      ("A Salt Garden of the Atlas", "A", "the"),
      ("The Salt Garden of the Ember", "Ember", "Atlas"),
    ]
  )
  func swap(phrase: String, word: String, rowWord: String) throws {
    let index = try index("She wrote the Salt Garden of the Atlas. It sold well.")
    let match = try #require(try nearest(phrase, index))
    #expect(match.edits.map(\.text) == [word])
    #expect(match.edits.map(\.rowText) == [rowWord])
    #expect(match.text == phrase)
    #expect(match.row.row.matched == "the Salt Garden of the Atlas")
    #expect(abs(match.identity - 5.0 / 6) < 1e-12)
    #expect(match.expectedByChance < 0.05)
  }

  @Test(
    "what has too few of its words, or all of them, has no near row",
    arguments: [
      "the salt garden of the atlas", "Salt Garden", "the Copper Meadow of the Ember", "", "garden",
    ]
  )
  func none(phrase: String) throws {
    let index = try index("She wrote the Salt Garden of the Atlas. It sold well.")
    #expect(try nearest(phrase, index)?.text == nil)
  }

  @Test("of two rows the one with fewer swaps comes first")
  func best() throws {
    let index = try index("the copper garden of an atlas", "the salt garden of the atlas")
    let match = try #require(try nearest("the salt garden of the ember", index))
    #expect(match.row.row.rowID == .number(1))
  }

  @Test("what chance would bring does not depend on how the rows are parted into files")
  func shards() throws {
    let common = (0..<200).map { ScratchIndex.Row(output: "the garden of the salt number \($0)") }
    let rows = [ScratchIndex.Row(output: "She wrote the Salt Garden of the Atlas. It sold well.")]
    let scratch = try ScratchFolder()
    let first = try scratch.file("first.jsonl", text: try ScratchIndex.lines(rows))
    let second = try scratch.file("second.jsonl", text: try ScratchIndex.lines(common))
    let all = try scratch.file("all.jsonl", text: try ScratchIndex.lines(rows + common))
    func expected(_ files: [URL], _ name: String) throws -> Double? {
      let folder = scratch.url.appending(path: name)
      for count in files.indices {
        _ = try IndexBuilder(into: folder).build(from: Array(files[...count]), mode: .adding)
      }
      let index = try PhraseIndex(at: folder)
      #expect(index.manifest.shards.count == files.count)
      return try nearest("the salt garden of the ember", index)?.expectedByChance
    }
    let whole = try #require(try expected([all], "one"))
    let parted = try #require(try expected([first, second], "two"))
    #expect(abs(parted / whole - 1) < 1e-9, "\(parted) against \(whole)")
  }

  @Test("a row's other fields are not asked")
  func field() throws {
    let index = try ScratchIndex([
      ScratchIndex.Row(instruction: "Name the salt garden of the atlas", output: "no")
    ]).built()
    #expect(try nearest("the salt garden of the ember", index)?.text == nil)
  }
}

@Suite("How like a prompt all rows are")
struct PromptSimilarityTests {
  @Test("the mean over all rows is one half, ties and rows without a common word included")
  func mean() throws {
    let rows = (0..<60).map {
      ScratchIndex.Row(instruction: "find \($0 % 7) the tower \($0 % 3)", output: "yes \($0)")
    }
    let index = try ScratchIndex(rows).built()
    for prompt in ["find 3", "the tower 2", "😀", "nothing here", "find the tower 1 5"] {
      let similarity = try index.similarity(to: prompt)
      let mean = (0..<60).compactMap { similarity.outranks([$0]) }.reduce(0, +) / 60
      #expect(abs(mean - 0.5) < 1e-12)
      // So many at once are sorted, a few are counted.
      let all = try #require(similarity.outranks(Array(0..<60)))
      #expect(abs(all - 0.5) < 1e-12)
      #expect(similarity.best(5) == (try index.similarRows(to: prompt, limit: 5)))
      for row in try index.similarRows(to: prompt, limit: 5) {
        #expect(similarity.score(of: row.row) == row.score)
      }
    }
  }

  @Test("the best row outranks all others, half of itself left out")
  func best() throws {
    let index = try ScratchIndex(
      ["a fox", "an owl", "a hen", "a cow"].map {
        ScratchIndex.Row(instruction: $0, output: "yes")
      }
    ).built()
    let similarity = try index.similarity(to: "owl")
    #expect(similarity.outranks([1]) == 3.5 / 4)
    #expect(similarity.outranks([0]) == 1.5 / 4)
    #expect(similarity.outranks([0, 1]) == 2.5 / 4)
    #expect(similarity.outranks([]) == nil)
  }

  @Test("ignored words make no row more alike")
  func ignored() throws {
    let index = try ScratchIndex(
      ["who is Lee", "who married Ada"].map {
        ScratchIndex.Row(instruction: $0, output: "yes")
      }
    ).built()
    #expect(try index.similarRows(to: "Who married Lee", limit: 1).first?.row != nil)
    let rows = try index.similarRows(to: "Who married Lee", ignoring: ["lee"], limit: 1)
    #expect(rows.map(\.row) == [1])
  }
}
