import Foundation
import SpoorModel
import Testing

@testable import PhraseIndex

@Suite("Which row and field a word belongs to")
struct SegmentTableTests {
  /// Segments of 1 to 9 words, each with a separator behind it.
  private func segments(_ count: Int, seed: UInt64) -> [SegmentTable.Segment] {
    var generator = SeededGenerator(state: seed)
    var start = 0
    return (0..<count).map { index in
      defer { start += Int.random(in: 2...10, using: &generator) }
      let field = RowField.allCases[index % 3]
      return SegmentTable.Segment(start: start, row: index / 3, field: field)
    }
  }

  private func table(_ segments: [SegmentTable.Segment]) -> SegmentTable {
    segments.reduce(into: SegmentTable()) { $0.append($1) }
  }

  @Test("every word finds the segment that a search from the end finds", arguments: 1...5)
  func lookup(seed: UInt64) throws {
    let segments = segments(200, seed: seed)
    let stored = try #require(SegmentTable(table(segments).data))
    #expect(stored.count == 200)
    let last = try #require(segments.last?.start)
    for position in 0...last + 3 {
      #expect(stored.segment(holding: position) == segments.last { $0.start <= position })
    }
  }

  @Test("an empty table holds no word")
  func empty() throws {
    let stored = try #require(SegmentTable(SegmentTable().data))
    #expect(stored.count == 0)
    #expect(stored.segment(holding: 0) == nil)
  }

  @Test("a table is twelve bytes a segment, and no other size is read", arguments: [1, 11, 13, 23])
  func size(bytes: Int) {
    #expect(table(segments(2, seed: 1)).data.count == 24)
    #expect(SegmentTable(Data(repeating: 0, count: bytes)) == nil)
  }

  @Test("a field of an unknown number is no field")
  func foreignField() throws {
    var data = table(segments(1, seed: 1)).data
    data[8] = 9
    #expect(try #require(SegmentTable(data)).segment(holding: 0) == nil)
  }

  @Test("words before the first segment belong to none")
  func before() {
    let table = table([SegmentTable.Segment(start: 5, row: 0, field: .output)])
    #expect(table.segment(holding: 4) == nil)
    #expect(table.segment(holding: 5)?.row == 0)
  }
}
