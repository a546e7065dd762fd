public import Foundation
import GRDB
public import SpoorModel
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

  private let database: DatabaseQueue
  private let suffixes: MappedSuffixArray
  private let segments: SegmentTable
  private var vocabulary: [String: WordEntry] = [:]
  private var frequencies: [UInt32: Double] = [:]

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
    let shard = folder.appending(path: "shards").appending(path: manifest.shard)
    scanner = try WordScanner()
    do {
      database = try Self.openDatabase(at: shard.appending(path: ShardFile.rows))
      suffixes = try MappedSuffixArray(opening: SuffixArrayFiles(in: shard))
      segments = try Self.readSegments(from: database)
    } catch {
      throw SpoorError(
        .badInput,
        "the index is damaged: \(error)",
        at: SpoorError.Location(file: shard.path),
        remedy: "Build it again with 'spoor index DATASET --into \(folder.path) --rebuild'."
      )
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
    let row = try database.read {
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
  /// - Complexity: O(m log n) for m words of query and n of dataset.
  public func longestMatches(of words: [UInt32]) throws -> [RunMatch] {
    try suffixes.longestMatches(of: words).map { RunMatch(length: $0.length, ranks: $0.ranks) }
  }

  /// The occurrences of a run in every row and field, as ranks of the suffix array.
  public func ranks(of words: ArraySlice<UInt32>) throws -> Range<Int> {
    try suffixes.occurrences(of: Array(words))
  }

  /// Where the occurrence of rank `rank` of a run of `length` words stands.
  public func occurrence(rank: Int, length: Int) throws -> Occurrence {
    let position = try suffixes.position(ofRank: rank)
    guard let segment = segments.segment(holding: position) else {
      throw SpoorError(
        .badInput,
        "the index is damaged: word \(position) belongs to no row",
        at: SpoorError.Location(file: folder.path),
        remedy: "Build it again with 'spoor index DATASET --into \(folder.path) --rebuild'."
      )
    }
    let start = position - segment.start
    return Occurrence(row: segment.row, field: segment.field, words: start..<start + length)
  }

  /// The word ids of the dataset that stand before and after the words `around`, nearest first, up
  /// to the field's ends.
  public func neighbours(ofRank rank: Int, length: Int) throws -> (
    before: [UInt32], after: [UInt32]
  ) {
    let position = try suffixes.position(ofRank: rank)
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

// MARK: - Rows

extension PhraseIndex {
  /// The training row at a position.
  public func row(at position: Int) throws -> TrainingRow {
    let row = try database.read {
      try Row.fetchOne($0, sql: "SELECT * FROM row WHERE position = ?", arguments: [position])
    }
    guard let row else {
      throw SpoorError(
        .badInput,
        "the index is damaged: row \(position) is missing",
        at: SpoorError.Location(file: folder.path),
        remedy: "Build it again with 'spoor index DATASET --into \(folder.path) --rebuild'."
      )
    }
    return TrainingRow(
      id: RowID(databaseValue: row["id"]),
      position: position,
      instruction: row["instruction"],
      input: row["input"],
      output: row["output"]
    )
  }

  /// The rows whose instructions are most like a prompt, by FTS5's BM25 over the prompt's words.
  public func similarRows(to prompt: String, limit: Int) throws -> [SimilarRow] {
    let words = Set(scanner.words(of: prompt).map(\.text)).sorted()
    guard !words.isEmpty else { return [] }
    let alternatives = words.map { "\"\($0.replacing("\"", with: "\"\""))\"" }
    let query = "instruction : (\(alternatives.joined(separator: " OR ")))"
    return try database.read { database in
      try Row.fetchAll(
        database,
        sql: "SELECT rowid, rank FROM row_text WHERE row_text MATCH ? ORDER BY rank, rowid LIMIT ?",
        arguments: [query, limit]
      ).map { SimilarRow(row: $0["rowid"], score: -($0["rank"] as Double)) }
    }
  }

  /// How many times FTS5 finds a phrase: every start in every row and field.
  ///
  /// For tests, which hold it against the suffix array.
  func instancesByFullTextSearch(of phrase: String) throws -> Int {
    let words = scanner.words(of: phrase).map { "\"\($0.text.replacing("\"", with: "\"\""))\"" }
    return try database.read { database in
      try Int.fetchOne(
        database,
        sql: """
          SELECT COALESCE(SUM((LENGTH(marked) - LENGTH(REPLACE(marked, char(1), '')))), 0) FROM (
            SELECT highlight(row_text, 0, char(1), '') || highlight(row_text, 1, char(1), '')
              || highlight(row_text, 2, char(1), '') AS marked
            FROM row_text WHERE row_text MATCH ?)
          """,
        arguments: [words.joined(separator: " + ")]
      ) ?? 0
    }
  }
}

extension RowID {
  /// The id as it stands in the `row` table: an integer or a text.
  fileprivate init(databaseValue value: DatabaseValue) {
    switch value.storage {
    case .int64(let number): self = .number(Int(number))
    case .string(let text): self = .text(text)
    case .null, .double, .blob: self = .text(value.description)
    }
  }

  /// What the `row` table stores.
  var databaseValue: DatabaseValue {
    switch self {
    case .number(let number): number.databaseValue
    case .text(let text): text.databaseValue
    }
  }
}
