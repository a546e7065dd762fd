import Foundation
import SuffixArrays

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

  /// The files of a shard at `folder`, by name.
  static func all(in folder: URL) -> [URL] {
    let suffixArray = SuffixArrayFiles(in: folder)
    return [suffixArray.words, suffixArray.suffixes]
      + [rows, tables, derived, fullText].map { folder.appending(path: $0) }
  }
}
