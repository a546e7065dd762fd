/// How the text of a record is written.
public enum RecordWriting: Hashable, Sendable {
  /// A JSON object.
  case json
  /// A row of RFC 4180 with this byte between its fields.
  case separated(by: UInt8)
  /// A line.
  case text
}
