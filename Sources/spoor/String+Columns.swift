extension String {
  /// The columns that the text takes in a terminal.
  var columns: Int { unicodeScalars.reduce(0) { $0 + $1.columns } }

  /// The text, cut to so many columns; `…` stands for what was cut.
  func cut(toColumns limit: Int) -> String {
    guard columns > limit else { return self }
    var room = limit - 1
    var kept = UnicodeScalarView()
    for scalar in unicodeScalars {
      room -= scalar.columns
      guard room >= 0 else { break }
      kept.append(scalar)
    }
    return String(kept) + "…"
  }

  /// The text, or its beginning and its end with `…` between them where it takes more columns.
  func abridged(toColumns limit: Int) -> String {
    guard columns > limit else { return self }
    let end = String(reversed()).cut(toColumns: limit / 3).dropLast().reversed()
    return cut(toColumns: limit - limit / 3) + String(end)
  }

  /// The text in lines of so many columns, broken at blanks; a longer word has a line of its own.
  func wrapped(toColumns limit: Int) -> [String] {
    split(separator: " ", omittingEmptySubsequences: false).reduce(into: []) { lines, word in
      guard let last = lines.last, last.columns + 1 + String(word).columns <= limit else {
        return lines.append(String(word))
      }
      lines[lines.count - 1] = "\(last) \(word)"
    }
  }
}

extension Unicode.Scalar {
  /// The columns that the scalar takes in a terminal: 2 for East Asian wide signs and emoji, 0 for
  /// what joins the sign before it.
  var columns: Int {
    guard value >= 0x300 else { return 1 }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: return Self.wide.contains { $0.contains(value) } ? 2 : 1
    }
  }

  /// UAX #11's wide and full-width blocks, as far as texts have them.
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115f, 0x2e80...0x303e, 0x3041...0xa4cf, 0xac00...0xd7a3, 0xf900...0xfaff,
    0xfe30...0xfe6f, 0xff00...0xff60, 0xffe0...0xffe6, 0x1f300...0x1f64f, 0x1f680...0x1f6ff,
    0x1f900...0x1faff, 0x20000...0x3fffd,
  ]
}
