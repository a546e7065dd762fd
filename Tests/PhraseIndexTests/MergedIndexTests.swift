import Corpora
import Foundation
import ScratchFiles
import SpoorModel
import Statistics
import Testing

@testable import PhraseIndex

/// What a dataset's parts, merged, answer is what the whole answers.
@Suite("Indices merged from parts")
struct MergedIndexTests {
  private let parts: ScratchParts
  private let random = RandomPhrases()

  init() throws { parts = try ScratchParts(seed: 5) }

  private final class RandomPhrases {
    var generator = SplitMix64(seed: 9)

    func phrase(_ words: ClosedRange<Int>) -> String {
      ScratchParts.phrase(words, using: &generator)
    }
  }

  @Test("the same rows with the same names, numbers and copies", arguments: [1, 2, 7])
  func rows(count: Int) throws {
    let (whole, merged) = (try parts.whole(), try parts.merged(count))
    #expect(merged.manifest.shards.count == count)
    #expect(merged.manifest.rows == whole.manifest.rows)
    #expect(merged.manifest.words == whole.manifest.words)
    #expect(merged.manifest.distinctRows == whole.manifest.distinctRows)
    #expect(merged.manifest.sources == whole.manifest.sources)
    try #require(merged.rowCount == whole.rowCount)
    for number in 0..<whole.rowCount {
      #expect(try merged.row(number) == whole.row(number))
      #expect(try merged.copies(of: number) == whole.copies(of: number))
      #expect(try merged.copyCount(of: number) == whole.copyCount(of: number))
    }
    for word in 0...42 {
      #expect(merged.frequency(of: "w\(word)") == whole.frequency(of: "w\(word)"))
    }
  }

  @Test("the same runs with the same counts, fields and rows", arguments: [1, 2, 7])
  func traces(count: Int) throws {
    let (whole, merged) = (try parts.whole(), try parts.merged(count))
    for _ in 0..<TestScale.count(150, heavy: 2000) {
      let field = RowField.allCases.randomElement(using: &random.generator).flatMap {
        Bool.random(using: &random.generator) ? $0 : nil
      }
      let scope = TraceScope(
        rows: [2, 5, 200].randomElement(using: &random.generator) ?? 5,
        field: field,
        prompt: random.phrase(1...6)
      )
      let text = random.phrase(1...30)
      try expectEqual(try merged.trace(text, scope), try whole.trace(text, scope))
    }
  }

  private func expectEqual(_ merged: PhraseTrace, _ whole: PhraseTrace) throws {
    #expect(merged.occurrences == whole.occurrences)
    #expect(merged.matches.map(\.words) == whole.matches.map(\.words))
    #expect(merged.matches.map(\.occurrences) == whole.matches.map(\.occurrences))
    #expect(merged.matches.map(\.fields) == whole.matches.map(\.fields))
    #expect(merged.matches.map { $0.rows.map(\.row) } == whole.matches.map { $0.rows.map(\.row) })
    #expect(merged.similar?.map(\.row) == whole.similar?.map(\.row))
    #expect(merged.similar?.map(\.score) == whole.similar?.map(\.score))
    #expect(merged.similar?.map(\.copies) == whole.similar?.map(\.copies))
  }

  @Test("the same longest match from every word", arguments: [1, 2, 7])
  func longestMatches(count: Int) throws {
    let (whole, merged) = (try parts.whole(), try parts.merged(count))
    for field in [nil, RowField.output] {
      let text = random.phrase(300...300)
      let (one, other) = (whole.indexed(text), merged.indexed(text))
      let longest = try whole.longestMatches(of: one, in: field)
      let found = try merged.longestMatches(of: other, in: field)
      for word in 0..<longest.count {
        #expect(found.length(at: word) == longest.length(at: word))
        // Where only one field counts, what others hold is not asked.
        let counts = (
          try merged.counts(of: found.places(at: word)),
          try whole.counts(of: longest.places(at: word))
        )
        #expect(field.map { counts.0[$0] == counts.1[$0] } ?? (counts.0 == counts.1))
      }
    }
  }

  @Test("the same places, however many are asked for in one field", arguments: [2, 7])
  func places(count: Int) throws {
    let (whole, merged) = (try parts.whole(), try parts.merged(count))
    for _ in 0..<100 {
      let text = random.phrase(1...2)
      let (one, other) = (whole.indexed(text), merged.indexed(text))
      let expected = try whole.occurrences(of: whole.places(of: 0..<one.count, in: one))
      let found = try merged.occurrences(of: merged.places(of: 0..<other.count, in: other))
      #expect(Set(found.map(Place.init)) == Set(expected.map(Place.init)))
      #expect(found.count == expected.count)
    }
  }

  /// An occurrence, but for what names a shard.
  private struct Place: Hashable {
    var row: Int
    var place: TrainingRow.Place
    var words: Range<Int>

    init(_ occurrence: Occurrence) {
      (row, place, words) = (occurrence.row, occurrence.place, occurrence.words)
    }
  }

  @Test("the same likeness to a prompt, to the last bit", arguments: [2, 7])
  func similarity(count: Int) throws {
    let (whole, merged) = (try parts.whole(), try parts.merged(count))
    for _ in 0..<50 {
      let prompt = random.phrase(1...8)
      let (one, other) = (try whole.similarity(to: prompt), try merged.similarity(to: prompt))
      #expect((0..<whole.rowCount).allSatisfy { one.score(of: $0) == other.score(of: $0) })
      #expect(one.decileCuts == other.decileCuts)
      #expect(one.outranks([0, 3]) == other.outranks([0, 3]))
    }
  }

  @Test("the same rows that nearly repeat a text", arguments: [2, 7])
  func near(count: Int) throws {
    let (whole, merged) = (try parts.whole(), try parts.merged(count))
    for number in stride(from: 0, to: whole.rowCount, by: 3) {
      // A row's own words with one swapped, so that there is something to find.
      var words =
        try whole.row(number).text(at: TrainingRow.Place(.output))?
        .split(separator: " ").map(String.init) ?? []
      guard words.count > 3 else { continue }
      words[words.count / 2] = "swapped"
      let text = words.joined(separator: " ")
      let one = try whole.nearMatches(of: whole.indexed(text), TraceScope(rows: 3, near: .sought))
      let other = try merged.nearMatches(
        of: merged.indexed(text),
        TraceScope(rows: 3, near: .sought)
      )
      #expect(other.map(\.row.row) == one.map(\.row.row))
      #expect(other.map(\.score) == one.map(\.score))
      #expect(other.map(\.expectedByChance) == one.map(\.expectedByChance))
    }
  }

  @Test("a full-text query finds the same rows", arguments: [2, 7])
  func queries(count: Int) throws {
    let (whole, merged) = (try parts.whole(), try parts.merged(count))
    for _ in 0..<40 {
      let query = "\(random.phrase(1...1)) OR \(random.phrase(1...1))"
      let (one, other) = (
        try whole.rows(matching: query, limit: 500), try merged.rows(matching: query, limit: 500)
      )
      #expect(other.count == one.count)
      #expect(Set(other.hits.map(\.number)) == Set(one.hits.map(\.number)))
    }
  }

  @Test("lengths and beginnings of texts are the same", arguments: [2, 7])
  func outlines(count: Int) throws {
    let (one, other) = (
      try parts.whole().outlines(of: .output), try parts.merged(count).outlines(of: .output)
    )
    #expect(one.wordCounts.sorted() == other.wordCounts.sorted())
    for number in 0..<one.logLengths.count {
      #expect(one.meanLogLength(ofRow: number) == other.meanLogLength(ofRow: number))
    }
  }
}
