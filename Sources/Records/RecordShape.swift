/// What a reader wants a file's records to be; errors quote it.
public struct RecordShape: Sendable {
  /// What one record is, with its article: `a generation`.
  public let name: String
  /// What a user is told to do about a record of another shape, a whole sentence.
  public let remedy: String

  /// Creates a shape from the keys that a record must and may have.
  public init(_ name: String, keys: [String], optionalKeys: [String] = []) {
    self.name = name
    let required = keys.joined(separator: ", ")
    let optional = optionalKeys.joined(separator: ", ")
    let wanted = keys.isEmpty ? "" : " with the keys \(required)"
    let welcome = optionalKeys.isEmpty ? "" : " (and, where known, \(optional))"
    remedy = "Each record (\(name)) must be one JSON object\(wanted)\(welcome)."
  }
}
