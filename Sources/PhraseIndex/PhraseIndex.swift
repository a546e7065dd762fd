public import Foundation
import GRDB
import SpoorModel
import SuffixArrays
public import Words

/// Which rows hold a phrase, and which are like a prompt.
///
/// Runs of words are found by a memory-mapped suffix array over word ids; ranked search over
/// instructions is SQLite FTS5. Both see the same words. Not `Sendable`: open one a thread.
public final class PhraseIndex {
  /// What the index holds.
  public let manifest: IndexManifest
  /// The folder that it stands in.
  public let folder: URL
  /// The scanner that splits text as the index was split.
  public let scanner: WordScanner

  let database: DatabaseQueue
  private let suffixes: MappedSuffixArray
  private let segments: SegmentTable
  private var vocabulary: [String: WordEntry] = [:]

  private struct WordEntry {
    var id: UInt32
    var count: Int
  }

  /// The id of every word that the dataset does not hold.
  static let unknownWord = UInt32.max

  /// Opens the index at `folder`.
  ///
  /// - Throws: ``SpoorError`` when there is none, or when it is damaged or of another version.
  public init(at folder: URL) throws {
    self.folder = folder
    manifest = try IndexManifest(of: folder)
    let shard = folder.appending(path: ShardFile.folder).appending(path: manifest.shard)
    scanner = try WordScanner()
    do {
      database = try Self.openDatabase(at: shard.appending(path: ShardFile.rows))
      suffixes = try MappedSuffixArray(opening: SuffixArrayFiles(in: shard))
      segments = try Self.readSegments(from: database)
    } catch {
      throw SpoorError.damagedIndex(at: folder, error)
    }
  }

  private static func openDatabase(at file: URL) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.readonly = true
    configuration.prepareDatabase { $0.add(tokenizer: SpoorTokenizer.self) }
    return try DatabaseQueue(path: file.path, configuration: configuration)
  }

  private static func readSegments(from database: DatabaseQueue) throws -> SegmentTable {
    let data = try database.read { try Data.fetchOne($0, sql: "SELECT triples FROM segments") }
    guard let table = data.flatMap(SegmentTable.init) else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "the segment table is damaged")
    }
    return table
  }
}

// MARK: - Words

extension PhraseIndex {
  /// The index's ids of folded words; a word that the dataset lacks gets an id that matches nothing.
  public func identifiers(of words: some Sequence<String>) throws -> [UInt32] {
    try words.map { try entry(of: $0)?.id ?? Self.unknownWord }
  }

  /// The share of the dataset's words that are this word, over all fields, 0 to 1.
  public func frequency(of word: String) throws -> Double {
    Double(try entry(of: word)?.count ?? 0) / Double(max(1, manifest.words))
  }

  private func entry(of word: String) throws -> WordEntry? {
    if let known = vocabulary[word] { return known.count == 0 ? nil : known }
    let row = try read {
      try Row.fetchOne($0, sql: "SELECT id, count FROM word WHERE text = ?", arguments: [word])
    }
    let entry = row.map { WordEntry(id: $0["id"], count: $0["count"]) }
    vocabulary[word] = entry ?? WordEntry(id: Self.unknownWord, count: 0)
    return entry
  }
}

// MARK: - Runs of words

extension PhraseIndex {
  /// For every word of the query, the longest run beginning there that stands in the dataset.
  ///
  /// - Complexity: O(m (l + log n)) for m words of query, n of dataset, and matches of l words.
  public func longestMatches(of words: [UInt32]) throws -> [RunMatch] {
    try checked { try suffixes.longestMatches(of: words) }
      .map { RunMatch(length: $0.length, ranks: $0.ranks) }
  }

  /// The occurrences of a run in every row and field, as ranks of the suffix array.
  public func ranks(of words: ArraySlice<UInt32>) throws -> Range<Int> {
    try checked { try suffixes.occurrences(of: Array(words)) }
  }

  /// Where the occurrence of rank `rank` of a run of `length` words stands.
  public func occurrence(rank: Int, length: Int) throws -> Occurrence {
    let position = try checked { try suffixes.position(ofRank: rank) }
    guard let segment = segments.segment(holding: position) else {
      throw SpoorError.damagedIndex(at: folder, "word \(position) belongs to no row")
    }
    let start = position - segment.start
    return Occurrence(row: segment.row, field: segment.field, words: start..<start + length)
  }

  /// The word ids of the dataset that stand before and after the words `around`, nearest first, up
  /// to the field's ends.
  public func neighbours(ofRank rank: Int, length: Int) throws -> (
    before: [UInt32], after: [UInt32]
  ) {
    let position = try checked { try suffixes.position(ofRank: rank) }
    var before: [UInt32] = []
    var after: [UInt32] = []
    var index = position - 1
    while index >= 0, case let word = suffixes.word(at: index), word != SegmentWriter.separator {
      before.append(word)
      index -= 1
    }
    index = position + length
    while index < suffixes.count, case let word = suffixes.word(at: index),
      word != SegmentWriter.separator
    {
      after.append(word)
      index += 1
    }
    return (before, after)
  }
}
