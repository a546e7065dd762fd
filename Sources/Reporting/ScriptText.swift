/// Writes texts as literals that JSON, JavaScript, a script element and XML all read alike.
enum ScriptText {
  /// `text` in quotes; nothing in it can end a literal, a script element or a section of XML.
  static func quoted(_ text: String) -> String {
    let literal = text.replacingScalars(where: isSpecial) { scalar, before in
      switch scalar {
      case "\"": "\\\""
      case "\\": "\\\\"
      case "\n": "\\n"
      // XML forbids `]]>` in a text; most of these signs end a tag, and their place is dear.
      case ">": before == UInt8(ascii: "]") ? escaped(scalar) : nil
      case "<", "&", "\u{0}"..."\u{1F}", "\u{2028}", "\u{2029}": escaped(scalar)
      default: nil
      }
    }
    return "\"\(literal)\""
  }

  /// Whether a scalar of this first byte may have to be escaped; U+2028 and U+2029 begin with E2.
  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "<"), UInt8(ascii: ">"),
      UInt8(ascii: "&"), 0xE2:
      true
    default: byte < 0x20
    }
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
