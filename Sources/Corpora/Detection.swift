/// What a file was taken for, and what it held.
public struct Detection: Hashable, Sendable {
  /// The path as the user gave it.
  public let file: String
  /// The shape; `nil` where the file has no row.
  public internal(set) var shape: DatasetShape?
  /// The keys of its first row that are read, in its order.
  public internal(set) var keys: [String] = []
  /// The rows read so far.
  public internal(set) var rows = 0
  /// The rows left out so far.
  public internal(set) var skipped = 0

  init(file: String) { self.file = file }

  /// A file that was counted before, under the name that it has now.
  init(_ count: FileCount, file: String) {
    self.file = file
    (shape, keys, rows, skipped) = (count.shape, count.keys, count.rows, count.skipped)
  }

  /// The same file, of which no row was read.
  var withoutRows: Detection {
    var detection = self
    detection.rows = 0
    detection.skipped = 0
    return detection
  }
}
