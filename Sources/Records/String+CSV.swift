extension String {
  /// The text as a field of CSV (RFC 4180).
  public var csvField: String {
    // By bytes: to Swift `\r\n` is one Character, and neither `\r` nor `\n` is found in it.
    guard utf8.contains(where: { ",\"\r\n".utf8.contains($0) }) else { return self }
    return "\"\(replacing("\"", with: "\"\""))\""
  }
}
