import Foundation
import Statistics
import SuffixArrays
import Testing

@Suite("Finding runs of words")
struct MatchingTests {
  @Test("matches and occurrences are those of a scan, in random texts")
  func randomTexts() throws {
    var generator = SplitMix64(seed: 5)
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
    for length in 1...6 {
      let runs = try array.occurrences(ofRunsOf: length, in: query)
      for (start, ranks) in runs.enumerated() {
        let run = query[start...].prefix(length)
        #expect(ranks == (run.count == length ? try array.occurrences(of: run) : 0..<0))
      }
    }
    let whole = try array.occurrences(of: query)
    #expect(try positions(whole, in: array) == scan.occurrences(of: query[...]))
  }

  @Test(
    "matches among many blocks of ranks are those of a comparison, and no longer run occurs",
    arguments: [1, 2, 3, 60, 2_000] as [UInt32]
  )
  func longRandomTexts(largest: UInt32) throws {
    var generator = SplitMix64(seed: UInt64(largest))
    let text = generator.text(count: 12_000, largest: largest)
    let segments = text.split(separator: 0, omittingEmptySubsequences: false).map(Array.init)
    let folder = try SuffixFolder()
    try folder.write(segments, vocabulary: Int(largest))
    let array = try MappedSuffixArray(opening: folder.files)
    let scan = Scan(segments: segments)
    var query: [UInt32] = []
    while query.count < 700 { query += scan.query(upTo: Int(largest) + 1, using: &generator) }
    let matches = try array.longestMatches(of: query)
    for (start, match) in matches.enumerated() {
      #expect(try array.longestMatch(of: query[start...]) == match)
      guard start % 40 == 0 else { continue }
      let run = query[start...].prefix(match.length)
      #expect(try positions(match.ranks, in: array) == scan.occurrences(of: run))
      let longer = query[start...].prefix(match.length + 1)
      #expect(longer == run || scan.occurrences(of: longer).isEmpty)
    }
  }

  @Test("bounds too far off for the table of blocks are found in the text")
  func farBounds() throws {
    let folder = try SuffixFolder()
    let runs: [[UInt32]] = [[1, 2, 3, 4], [1, 2, 3, 4, 5, 6], [1, 2, 3], [1, 2], [1]]
    try folder.write(runs.flatMap { Array(repeating: $0, count: 3_000) }, vocabulary: 9)
    let array = try MappedSuffixArray(opening: folder.files)
    let query: [UInt32] = [1, 2, 3, 4, 5, 9, 1, 2, 3, 4, 9, 1, 2, 3, 9, 1, 2, 9, 1]
    let matches = try array.longestMatches(of: query)
    for (place, length, count) in [
      (0, 5, 3_000), (6, 4, 6_000), (11, 3, 9_000), (15, 2, 12_000), (18, 1, 15_000),
    ] {
      #expect(matches[place].length == length)
      #expect(matches[place].ranks.count == count)
      #expect(try array.longestMatch(of: query[place...]) == matches[place])
    }
  }

  @Test("the words and starts of a range can be read in one go")
  func ranges() throws {
    let folder = try SuffixFolder()
    try folder.write([[1, 2, 3], [1, 2]], vocabulary: 3)
    let array = try MappedSuffixArray(opening: folder.files)
    let ranks = try array.occurrences(of: [1, 2])
    #expect(array.withStarts(ofRanks: ranks) { $0.sorted() } == [0, 4])
    #expect(array.withWords(in: 2..<5) { Array($0) } == [3, 0, 1])
    #expect(array.withWords(in: 7..<7) { Array($0) }.isEmpty)
  }

  @Test("segments written at once are those written one by one")
  func segmentsAtOnce() throws {
    let (one, other) = (try SuffixFolder(), try SuffixFolder())
    let segments: [[UInt32]] = [[1, 2, 3], [], Array(repeating: 2, count: 20_000), [1]]
    try one.write(segments, vocabulary: 3)
    let writer = try SegmentWriter(creating: other.files)
    for part in [segments[..<2], segments[2..<2], segments[2...]] {
      try part.flatMap { $0 + [SegmentWriter.separator] }
        .withUnsafeBufferPointer { try writer.append(segments: $0) }
    }
    #expect(writer.count == 20_008)
    try writer.finish(vocabulary: 3)
    #expect(try Data(contentsOf: other.files.words) == Data(contentsOf: one.files.words))
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
