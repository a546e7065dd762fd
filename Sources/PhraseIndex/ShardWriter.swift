import Corpora
import DurableFiles
import Foundation
import GRDB
import SpoorModel
import SuffixArrays
import Words

/// Writes the one shard of an index: rows and full-text index in SQLite, word ids and suffix array
/// beside it.
struct ShardWriter {
  let sources: [IndexManifest.Source]

  /// Rows are committed in transactions of this many.
  private static let rowsPerTransaction = 4096

  /// Reads `files` and writes `folder/shards/<content hash>/`.
  func write(
    _ files: [URL],
    into folder: URL,
    _ progress: (IndexBuilder.Progress) -> Void
  ) throws -> IndexManifest {
    let name = contentHash
    let shards = folder.appending(path: ShardFile.folder)
    let shard = shards.appending(path: name)
    // One by one: making parents too would bring back a folder that an interrupt just removed.
    for new in [shards, shard] {
      try FileManager.default.createDirectory(at: new, withIntermediateDirectories: false)
    }
    let suffixArray = SuffixArrayFiles(in: shard)
    var words = WordTable()
    let text = try SegmentWriter(creating: suffixArray)
    let rows = try writeRows(files, into: shard, &words, text, progress)
    guard rows > 0 else {
      throw SpoorError(
        .badInput,
        "the dataset has no rows",
        at: files.first.map { SpoorError.Location(file: $0.path) },
        remedy: "Name a .json or .jsonl file with at least one training row."
      )
    }
    try text.finish(vocabulary: words.count)
    progress(.sorting(words: words.total))
    try suffixArray.sortSuffixes()
    return IndexManifest(
      sources: sources,
      shard: name,
      rows: rows,
      words: words.total,
      vocabulary: words.count
    )
  }

  /// What the shard is made from, in one name: files, word rules, format.
  private var contentHash: String {
    let rules = IndexManifest.Rules.current
    let parts =
      ["\(IndexManifest.currentFormat)", "\(rules.version)", rules.hash, rules.unicode]
      + sources.map(\.sha256)
    return String(SHA256.hash(of: parts.joined(separator: "\n")).prefix(32))
  }
}

// MARK: - SQLite

extension ShardWriter {
  private func writeRows(
    _ files: [URL],
    into shard: URL,
    _ words: inout WordTable,
    _ text: SegmentWriter,
    _ progress: (IndexBuilder.Progress) -> Void
  ) throws -> Int {
    let database = try Self.createDatabase(at: shard.appending(path: ShardFile.rows))
    let scanner = try WordScanner()
    var segments = SegmentTable()
    var batch: [TrainingRow] = []
    var rows = 0
    let reader = DatasetReader(files: files)
    while let row = try reader.next()?.storable {
      for field in RowField.allCases {
        let identifiers = words.identifiers(of: row[field], by: scanner)
        guard !identifiers.isEmpty else { continue }
        try checkRoom(for: identifiers.count, in: text)
        let start = try text.append(identifiers)
        segments.append(SegmentTable.Segment(start: start, row: row.position, field: field))
      }
      batch.append(row)
      rows += 1
      guard batch.count == Self.rowsPerTransaction else { continue }
      try Self.insert(batch, into: database)
      batch.removeAll(keepingCapacity: true)
      progress(.rows(rows))
    }
    try Self.insert(batch, into: database)
    progress(.rows(rows))
    try Self.finish(database, words, segments)
    return rows
  }

  private func checkRoom(for words: Int, in text: SegmentWriter) throws {
    guard text.count + words + 1 > SuffixArray.maximumCount else { return }
    throw SpoorError(
      .badInput,
      "the dataset has more than \(SuffixArray.maximumCount) words, the most that an index holds",
      remedy: "Split the dataset over several indices."
    )
  }

  /// A database for one writer that is thrown away when the build fails: no journal, and fsync only
  /// once, when the whole folder is committed.
  private static func createDatabase(at file: URL) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.prepareDatabase { database in
      database.add(tokenizer: SpoorTokenizer.self)
      try database.execute(
        sql: """
          PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA secure_delete = OFF;
          PRAGMA cache_size = -65536
          """
      )
    }
    let queue = try DatabaseQueue(path: file.path, configuration: configuration)
    try queue.write { database in
      try database.execute(
        sql: """
          CREATE TABLE row (
            position INTEGER PRIMARY KEY, id NOT NULL, instruction TEXT NOT NULL,
            input TEXT NOT NULL, output TEXT NOT NULL);
          CREATE VIRTUAL TABLE row_text USING fts5(
            instruction, input, output, content='row', content_rowid='position',
            tokenize='\(SpoorTokenizer.name)');
          CREATE TABLE word (id INTEGER PRIMARY KEY, text TEXT NOT NULL, count INTEGER NOT NULL);
          CREATE TABLE segments (triples BLOB NOT NULL);
          """
      )
    }
    return queue
  }

  private static func insert(_ rows: [TrainingRow], into database: DatabaseQueue) throws {
    try database.write { database in
      let store = try database.makeStatement(sql: "INSERT INTO row VALUES (?, ?, ?, ?, ?)")
      let index = try database.makeStatement(
        sql: "INSERT INTO row_text (rowid, instruction, input, output) VALUES (?, ?, ?, ?)"
      )
      for row in rows {
        try store.execute(
          arguments: [
            row.position, row.id.databaseValue, row[.instruction], row[.input], row[.output],
          ])
        try index.execute(arguments: [row.position, row[.instruction], row[.input], row[.output]])
      }
    }
  }

  private static func finish(
    _ database: DatabaseQueue,
    _ words: WordTable,
    _ segments: SegmentTable
  ) throws {
    try database.write { database in
      let insert = try database.makeStatement(sql: "INSERT INTO word VALUES (?, ?, ?)")
      for (id, word, count) in words.entries {
        try insert.execute(arguments: [id, word, count])
      }
      try database.execute(sql: "CREATE UNIQUE INDEX word_text ON word (text)")
      try database.execute(sql: "INSERT INTO segments VALUES (?)", arguments: [segments.data])
      try database.execute(sql: "INSERT INTO row_text (row_text) VALUES ('optimize')")
    }
  }
}
