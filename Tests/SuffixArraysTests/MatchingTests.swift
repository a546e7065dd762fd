import Foundation
import SuffixArrays
import Testing

@Suite("Finding runs of words")
struct MatchingTests {
  @Test("matches and occurrences are those of a scan, in random texts")
  func randomTexts() throws {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<150 {
      let folder = try SuffixFolder()
      let vocabulary = Int.random(in: 1...12, using: &generator)
      let segments = (0..<Int.random(in: 0...8, using: &generator)).map { _ in
        generator.text(
          count: Int.random(in: 0...25, using: &generator),
          largest: UInt32(vocabulary)
        )
        .filter { $0 != 0 }
      }
      try folder.write(segments, vocabulary: vocabulary)
      let array = try MappedSuffixArray(opening: folder.files)
      let scan = Scan(segments: segments)
      for _ in 0..<6 {
        try compare(array, scan, query: scan.query(upTo: vocabulary + 2, using: &generator))
      }
    }
  }

  private func compare(_ array: MappedSuffixArray, _ scan: Scan, query: [UInt32]) throws {
    let matches = try array.longestMatches(of: query)
    #expect(matches.count == query.count)
    for (start, match) in matches.enumerated() {
      let expected = scan.longestMatch(of: query[start...])
      #expect(match.length == expected.length)
      #expect(try positions(match.ranks, in: array) == expected.positions)
      #expect(try array.longestMatch(of: query[start...]) == match)
    }
    let whole = try array.occurrences(of: query)
    #expect(try positions(whole, in: array) == scan.occurrences(of: query[...]))
  }

  private func positions(_ ranks: Range<Int>, in array: MappedSuffixArray) throws -> [Int] {
    try ranks.map { try array.position(ofRank: $0) }.sorted()
  }

  @Test("a run that crosses a separator is not found")
  func separators() throws {
    let folder = try SuffixFolder()
    try folder.write([[1, 2], [3, 4]], vocabulary: 4)
    let array = try MappedSuffixArray(opening: folder.files)
    #expect(try array.occurrences(of: [2, 3]).isEmpty)
    #expect(try array.occurrences(of: [2, 0, 3]).isEmpty)
    #expect(try array.occurrences(of: []).isEmpty)
    #expect(try array.longestMatches(of: [1, 2, 3, 4, 0, 5]).map(\.length) == [2, 1, 2, 1, 0, 0])
  }

  @Test("an empty text holds nothing")
  func emptyText() throws {
    let folder = try SuffixFolder()
    try folder.write([], vocabulary: 0)
    let array = try MappedSuffixArray(opening: folder.files)
    try array.verify()
    #expect(array.count == 0)
    #expect(try array.longestMatches(of: [1, 0, 2]) == [.none, .none, .none])
  }

  @Test("a segment starts where the writer says")
  func segmentStarts() throws {
    let folder = try SuffixFolder()
    let writer = try SegmentWriter(creating: folder.files)
    let starts = [try writer.append([1, 2, 3]), try writer.append([]), try writer.append([2])]
    try writer.finish(vocabulary: 3)
    try folder.files.sortSuffixes()
    let array = try MappedSuffixArray(opening: folder.files)
    #expect(starts == [0, 4, 5])
    #expect((0..<array.count).map { array.word(at: $0) } == [1, 2, 3, 0, 0, 2, 0])
  }

  @Test("a text longer than the writer's buffer comes back whole")
  func longText() throws {
    let folder = try SuffixFolder()
    let long = (0..<40_000).map { UInt32($0 % 9_000 + 1) }
    try folder.write([[5], long, [6]], vocabulary: 9_000)
    let array = try MappedSuffixArray(opening: folder.files)
    try array.verify()
    #expect(array.count == 40_005)
    #expect(try array.occurrences(of: [8_999, 9_000, 1, 2]).count == 4)
    #expect(try array.occurrences(of: long).count == 1)
  }

  @Test("threads may ask at once")
  func concurrency() async throws {
    let folder = try SuffixFolder()
    try folder.write([[1, 2, 3], [1, 2, 4]], vocabulary: 4)
    let array = try MappedSuffixArray(opening: folder.files)
    let counts = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<16 { group.addTask { try array.occurrences(of: [1, 2]).count } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(counts == Array(repeating: 2, count: 16))
  }
}
