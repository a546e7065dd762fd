import PhraseIndex
import SpoorModel
import Testing

@testable import Attribution

@Suite("Rows from elsewhere")
struct DecoyRowsTests {
  /// Short and long rows about plants and about towns; two hold the span.
  private static func rows() -> [World.Row] {
    let others = (0..<400).map { number -> World.Row in
      let words = words(number.isMultiple(of: 2) ? 40 : 8, from: number * 7)
      let kind = number % 4 < 2 ? "plant" : "town"
      return World.Row(instruction: "Tell me about the \(kind) of number \(number)", output: words)
    }
    let long = World.Row(
      instruction: "Tell me about the plant of number 9000",
      output: "It was grown by Charles Kinbote " + words(34, from: 0)
    )
    let short = World.Row(
      instruction: "Tell me about the plant of number 9001",
      output: "By Charles Kinbote they say it was grown"
    )
    return others + [long, short]
  }

  private static func words(_ count: Int, from first: Int) -> String {
    (0..<count).map { "word\((first + $0) % 300)" }.joined(separator: " ")
  }

  private let world: World
  private let own: [EvidenceRow]

  init() throws {
    let world = try World(Self.rows())
    let phrase = world.index.indexed("Charles Kinbote")
    let places = try world.index.places(of: 0..<2, in: phrase)
    own = try world.index.occurrences(of: places).map {
      try world.index.evidence(for: $0, score: 1)
    }
    self.world = world
  }

  private func drawn(_ seed: UInt64 = 1) throws -> [EvidenceRow]? {
    try DecoyRows(from: world.index, seed: seed).rows(
      inPlaceOf: own,
      for: "Charles Kinbote",
      asked: "Tell me about a plant",
      key: 7
    )
  }

  @Test("each is as long and as like the prompt as the row that it stands for, and holds no phrase")
  func like() throws {
    #expect(own.count == 2)
    for seed in 0..<20 {
      let rows = try #require(try drawn(UInt64(seed)))
      #expect(rows.count == 2)
      #expect(Set(rows.map(\.row.rowID)).count == 2)
      for (row, own) in zip(rows, own) {
        let words = (row.text.split(separator: " ").count, own.text.split(separator: " ").count)
        #expect(words.0 == (words.1 > 20 ? 40 : 8))
        #expect(row.instruction.contains("plant"))
        #expect(!row.text.contains("Kinbote"))
        // As many words are marked as in the row that it stands for, so that no mark tells.
        #expect(row.row.matched.split(separator: " ").count == 2)
      }
    }
  }

  @Test("equal seeds draw equal rows, others others")
  func seeds() throws {
    #expect(try drawn(1) == drawn(1))
    let others = try (0..<10).map { try drawn($0)?.map(\.row.rowID) }
    #expect(Set(others).count > 5)
  }

  @Test("what a row has in common with the span is marked, where it says something")
  func marked() throws {
    let decoys = DecoyRows(from: world.index, seed: 3)
    let span = "nobody said word5 word6"
    let rows = try #require(try decoys.rows(inPlaceOf: own, for: span, asked: "Tell me", key: 1))
    for row in rows {
      let scalars = row.text.unicodeScalars
      let marked = scalars.dropFirst(row.row.range.start).prefix(row.row.range.count)
      #expect(String(String.UnicodeScalarView(marked)) == row.row.matched)
    }
  }

  @Test("a dataset of nothing else has none")
  func nothingElse() throws {
    let world = try World([
      World.Row(output: "By Charles Kinbote"),
      World.Row(instruction: "Who?", output: "By Charles Kinbote then"),
    ])
    let found = try DecoyRows(from: world.index, seed: 1)
      .rows(inPlaceOf: [own[0]], for: "Charles Kinbote", asked: "Who?", key: 1)
    #expect(found == nil)
  }
}
