extension String {
  /// The text as a field of CSV (RFC 4180).
  var csvField: String {
    guard contains(where: { ",\"\r\n".contains($0) }) else { return self }
    return "\"\(replacing("\"", with: "\"\""))\""
  }
}
