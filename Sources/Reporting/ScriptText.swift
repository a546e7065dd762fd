/// Writes texts as literals that JSON, JavaScript, a script element and XML all read alike.
enum ScriptText {
  /// `text` in quotes; nothing in it can end a literal, a script element or a section of XML.
  static func quoted(_ text: String) -> String {
    var literal = "\""
    literal.reserveCapacity(text.utf8.count + text.utf8.count / 8)
    var last: Unicode.Scalar = "\""
    for scalar in text.unicodeScalars {
      defer { last = scalar }
      switch scalar {
      case "\"": literal += "\\\""
      case "\\": literal += "\\\\"
      case "\n": literal += "\\n"
      // XML forbids `]]>` in a text; most of these signs end a tag, and their place is dear.
      case ">" where last == "]": literal += escaped(scalar)
      case "<", "&", "\u{0}"..."\u{1F}", "\u{2028}", "\u{2029}":
        literal += escaped(scalar)
      default: literal.unicodeScalars.append(scalar)
      }
    }
    return literal + "\""
  }

  /// Pieces of JSON as an array.
  static func array(_ pieces: some Sequence<String>) -> String {
    "[\(pieces.joined(separator: ","))]"
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
