/// A piece of markup that is safe by construction.
///
/// Literals are markup; every interpolated text is escaped, so that what a model or a dataset says
/// can only ever be text: `let cell: HTML = "<td>\(response)</td>"`. The output is well-formed XML
/// too: an XML parser can check a whole page.
struct HTML: Hashable, Sendable {
  /// The markup, ready to be written.
  private(set) var markup: String

  /// Shows `text` as text.
  init(showing text: String) { markup = HTMLText.escaped(text) }

  /// Takes markup that was not built here: a script, or what ``ScriptText`` made of texts.
  init(trusted markup: String) { self.markup = markup }

  /// Nothing.
  static let empty: HTML = ""

  static func + (one: HTML, other: HTML) -> HTML {
    var sum = one
    sum += other
    return sum
  }

  static func += (sum: inout HTML, piece: HTML) { sum.markup += piece.markup }
}

extension HTML: ExpressibleByStringInterpolation {
  init(stringLiteral literal: String) { markup = literal }

  init(stringInterpolation pieces: StringInterpolation) { markup = pieces.markup }

  /// Escapes texts, and takes markup and numbers as they are.
  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var markup = ""

    init(literalCapacity: Int, interpolationCount: Int) {
      markup.reserveCapacity(literalCapacity + 16 * interpolationCount)
    }

    mutating func appendLiteral(_ literal: String) { markup += literal }

    mutating func appendInterpolation(_ text: String) { markup += HTMLText.escaped(text) }

    mutating func appendInterpolation(_ piece: HTML) { markup += piece.markup }

    mutating func appendInterpolation(_ number: Int) { markup += String(number) }
  }
}

extension Sequence<HTML> {
  /// All pieces, one after the other.
  func joined(by separator: HTML = .empty) -> HTML {
    var sum = HTML.empty
    for (index, piece) in enumerated() {
      if index > 0 { sum += separator }
      sum += piece
    }
    return sum
  }
}
