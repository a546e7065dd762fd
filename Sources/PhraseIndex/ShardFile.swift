/// The files of a shard, beside those of its suffix array.
enum ShardFile {
  /// The folder of shards inside an index.
  static let folder = "shards"
  /// Rows, full-text index, word counts, segments.
  static let rows = "rows.sqlite"
}
