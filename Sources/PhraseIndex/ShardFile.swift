import Foundation

/// The files of a shard, beside those of its suffix array.
enum ShardFile {
  /// The folder of shards inside an index.
  static let folder = "shards"
  /// The rows, compressed in blocks.
  static let rows = "rows.zst"
  /// Vocabulary, segments, where rows lie: what is known when all rows are read.
  static let tables = "tables.bin"
  /// Postings and the ranks of copies: what is read off the sorted words.
  static let derived = "derived.bin"
  /// FTS5 over all texts, for queries that people write.
  static let fullText = "fulltext.sqlite"

  /// The rows that other shards hold too; only in a merged index, and only where there are any.
  static let merged = "merged.bin"

  /// The fingerprints of all rows; only in a dataset's part, for the merge.
  static let fingerprints = "fingerprints.bin"

  /// The names of the files that every shard has.
  static let names = ["words.u32", "suffixes.u32", rows, tables, derived, fullText]

  /// The files of a shard at `folder`.
  static func all(in folder: URL) -> [URL] { names.map { folder.appending(path: $0) } }
}
