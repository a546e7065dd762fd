/// Turns any text into characters that a page shows and never obeys.
enum HTMLText {
  /// `text` with `<`, `>`, `&` and both quotes as character references, and with what cannot be seen
  /// made visible.
  static func escaped(_ text: String) -> String {
    text.replacingLineBreaks().replacingScalars(where: isSpecial) { scalar, _ in
      switch scalar {
      case "<": "&lt;"
      case ">": "&gt;"
      case "&": "&amp;"
      case "\"": "&quot;"
      case "'": "&#39;"
      default: VisibleControl.shown(scalar)
      }
    }
  }

  /// `text` with what cannot be seen made visible, for a script that shows it as text.
  static func visible(_ text: String) -> String {
    text.replacingLineBreaks().replacingScalars(where: isSpecial) { scalar, _ in
      VisibleControl.shown(scalar)
    }
  }

  /// Whether a scalar of this first byte may be markup or not to be seen.
  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), UInt8(ascii: "\""),
      UInt8(ascii: "'"):
      true
    default: byte < 0x20 || byte >= 0x7F
    }
  }
}

/// Stands visible signs in for characters that would act instead of being seen.
enum VisibleControl {
  /// The sign for a control character, an override of the writing direction, or a code point that no
  /// page may hold; `nil` for any other.
  static func shown(_ scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 0x09, 0x0A: nil
    case 0x00...0x1F: Unicode.Scalar(0x2400 + scalar.value).map { String($0) }
    case 0x7F: "\u{2421}"
    case 0x80...0x9F, 0x202A...0x202E, 0x2066...0x2069: named(scalar)
    case let value where scalar.properties.isNoncharacterCodePoint && value > 0x9F: named(scalar)
    default: nil
    }
  }

  /// `text` on one line of a terminal: nothing in it can move the cursor or change a colour.
  static func onOneLine(_ text: String) -> String {
    var line = ""
    for scalar in text.unicodeScalars {
      if scalar == "\n" || scalar == "\t" {
        line += " "
      } else if let shown = shown(scalar) {
        line += shown
      } else {
        line.unicodeScalars.append(scalar)
      }
    }
    return line
  }

  private static func named(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "⟨U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "⟩"
  }
}

extension String {
  /// The text with each `\r\n` as `\n`; a lone `\r` stays, to be shown.
  fileprivate func replacingLineBreaks() -> String {
    guard utf8.contains(13) else { return self }
    var scalars = String.UnicodeScalarView()
    var held = false
    for scalar in unicodeScalars {
      if held && scalar != "\n" { scalars.append("\r") }
      held = scalar == "\r"
      if !held { scalars.append(scalar) }
    }
    if held { scalars.append("\r") }
    return String(scalars)
  }
}
