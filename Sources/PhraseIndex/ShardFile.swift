/// The files of a shard, beside those of its suffix array.
enum ShardFile {
  /// Rows, full-text index, word counts, segments.
  static let rows = "rows.sqlite"
}
