import Foundation
import ScratchFiles
import SpoorModel
import Statistics
import Testing

@testable import PhraseIndex

/// What shards that are asked one by one say together is what the whole says.
@Suite("Shards asked alone")
struct LoneShardTests {
  private let parts: ScratchParts

  init() throws { parts = try ScratchParts(seed: 5) }

  @Test("their answers, joined, are the whole's", arguments: [1, 2, 7])
  func equal(count: Int) throws {
    let whole = try parts.whole()
    let shards = try LoneShards(parts.merged(count))
    var generator = SplitMix64(seed: 17)
    for _ in 0..<TestScale.count(150, heavy: 2000) {
      let text = ScratchParts.phrase(1...30, using: &generator)
      let scope = TraceScope(
        rows: [0, 2, 5, 200].randomElement(using: &generator) ?? 5,
        field: Bool.random(using: &generator)
          ? RowField.allCases.randomElement(using: &generator) : nil,
        leastWords: Int.random(in: 1...3, using: &generator),
        near: Bool.random(using: &generator) ? .sought : .left,
        prompt: Bool.random(using: &generator)
          ? ScratchParts.phrase(1...6, using: &generator) : nil
      )
      #expect(try shards.trace(text, scope) == TraceAnswer(whole.trace(text, scope)), "\(text)")
    }
  }

  @Test("rows with swapped words are found by the shard that holds them", arguments: [2, 7])
  func near(count: Int) throws {
    let whole = try parts.whole()
    let shards = try LoneShards(parts.merged(count))
    var found = 0
    for number in stride(from: 0, to: whole.rowCount, by: 3) {
      var words =
        try whole.row(number).text(at: TrainingRow.Place(.output))?
        .split(separator: " ").map(String.init) ?? []
      guard words.count > 3 else { continue }
      words[words.count / 2] = "swapped"
      let scope = TraceScope(rows: 3, near: .sought)
      let expected = TraceAnswer(try whole.trace(words.joined(separator: " "), scope))
      #expect(try shards.trace(words.joined(separator: " "), scope) == expected)
      found += expected.near?.count ?? 0
    }
    #expect(found > 10)
  }

  @Test("each word's longest run and its count are the whole's, put together")
  func words() throws {
    let (whole, shards) = (try parts.whole(), try LoneShards(parts.merged(7)))
    var generator = SplitMix64(seed: 3)
    let text = ScratchParts.phrase(300...300, using: &generator)
    let answers = try shards.partial(text, TraceScope(rows: 1))
    let longest = try whole.longestMatches(of: whole.indexed(text))
    for word in 0..<300 {
      let length = answers.map { $0.lengths[word] }.max() ?? 0
      #expect(length == longest.length(at: word))
      let count = answers.filter { $0.lengths[word] == length }.reduce(0) { $0 + $1.counts[word] }
      #expect(count == whole.count(of: longest.places(at: word)))
    }
  }

  @Test("without sums a shard refuses what needs them")
  func lacking() throws {
    let folder = try parts.merged(2).folder
    let shard = try LoneShard(1, of: 2, at: folder)
    #expect(throws: SpoorError.self) {
      try shard.trace("w1 w2 w3", TraceScope(rows: 1, near: .sought), sums: nil)
    }
    let counts = try shard.counts(of: "w1 w2 w3", TraceScope(rows: 1))
    #expect(throws: SpoorError.self) {
      try shard.trace("w1 w2 w3", TraceScope(rows: 1, prompt: "w1"), sums: counts)
    }
    #expect(throws: SpoorError.self) { try LoneShard(3, of: 3, at: folder) }
  }

  @Test("answers of different texts are not joined")
  func foreign() throws {
    let shards = try LoneShards(parts.merged(2))
    let scope = TraceScope(rows: 1)
    let (one, other) = (
      try shards.partial("w1 w2", scope), try shards.partial("w1 w2 w3", scope)
    )
    #expect(TraceAnswer(joining: [one[0], other[1]], rows: 1, leastWords: 1) == nil)
  }
}

/// All shards of an index, each opened alone.
struct LoneShards {
  private let shards: [LoneShard]

  init(_ index: PhraseIndex) throws {
    let count = index.manifest.shards.count
    shards = try (1...count).map { try LoneShard($0, of: count, at: index.folder) }
  }

  /// Both passes, through JSON as between machines, and the answers joined.
  func trace(_ text: String, _ scope: TraceScope) throws -> TraceAnswer? {
    TraceAnswer(joining: try partial(text, scope), rows: scope.rows, leastWords: scope.leastWords)
  }

  func partial(_ text: String, _ scope: TraceScope) throws -> [PartialTrace] {
    let counts = try shards.map { try $0.counts(of: text, scope) }
    var sums = counts[0]
    for other in counts.dropFirst() {
      let isAdded = sums.add(other)
      #expect(isAdded)
    }
    let read = try Self.throughJSON(sums)
    return try shards.map { try Self.throughJSON($0.trace(text, scope, sums: read)) }
  }

  private static func throughJSON<Value: Codable>(_ value: Value) throws -> Value {
    try JSONDecoder().decode(Value.self, from: JSONEncoder().encode(value))
  }
}
