import SpoorModel

/// A text with FAVA's tags, taken apart: the response, and what the tags mark in it.
///
/// Language models write the tags, so they come unclosed, crossed and doubled. A tag that is open at the
/// end, or when one around it closes, ends there; a closing tag without an opening one is dropped; a tag
/// of a kind of error that opens directly inside the same kind closes it (FAVA's own training data has
/// such ends).
struct TaggedText {
  /// Which of the two texts of an edit the response holds.
  enum Response {
    /// `<delete>`d words stand in it, `<mark>`ed ones are their correction.
    case beforeEdit
    /// `<mark>`ed words stand in it: an error put in the place of the `<delete>`d ones.
    case afterEdit

    var shownTag: Substring { self == .beforeEdit ? "delete" : "mark" }
    var hiddenTag: Substring { self == .beforeEdit ? "mark" : "delete" }
  }

  /// The text without tags and without the other text of each edit.
  private(set) var text = ""
  /// The marked ranges of the text, in the order in which they end.
  private(set) var marks: [(range: ScalarRange, category: String?)] = []
  /// Errors that have no words in the response: the words that should be inserted.
  private(set) var insertions: [String] = []

  private struct OpenTag {
    let name: Substring
    let start: Int
    var hasEdit = false
    var hidden = ""
  }

  private static let kinds: Set<Substring> = [
    "entity", "relation", "contradictory", "sentence", "invented", "subjective", "unverifiable",
  ]
  private static let edits: Set<Substring> = ["delete", "mark"]
  /// The end of a sequence, which models write out; it is in no response.
  private static let dropped: Set<Substring> = ["s"]

  private let response: Response
  private var open: [OpenTag] = []
  private var count = 0

  init(_ tagged: String, response: Response) {
    self.response = response
    var rest = tagged[...]
    while let bracket = rest.firstIndex(of: "<") {
      add(rest[..<bracket])
      rest = rest[bracket...]
      guard let (name, isEnd, length) = Self.tag(rest) else {
        add(rest.prefix(1))
        rest = rest.dropFirst()
        continue
      }
      rest = rest.dropFirst(length)
      if isEnd { end(name) } else { begin(name) }
    }
    add(rest)
    while !open.isEmpty { endLast() }
  }

  /// The tag that a text begins with; `nil` where it begins with none of FAVA's.
  private static func tag(_ text: Substring) -> (name: Substring, isEnd: Bool, length: Int)? {
    let isEnd = text.dropFirst().first == "/"
    let name = text.dropFirst(isEnd ? 2 : 1).prefix { $0.isLetter }
    guard kinds.contains(name) || edits.contains(name) || dropped.contains(name) else { return nil }
    guard text[name.endIndex...].first == ">" else { return nil }
    return (name, isEnd, name.count + (isEnd ? 3 : 2))
  }

  private mutating func add(_ piece: Substring) {
    if let hidden = open.lastIndex(where: { $0.name == response.hiddenTag }) {
      open[hidden].hidden += piece
      return
    }
    text += piece
    count += piece.unicodeScalars.count
  }

  private mutating func begin(_ name: Substring) {
    if Self.dropped.contains(name) { return }
    if Self.kinds.contains(name), open.last?.name == name {
      endLast()
      return
    }
    open.append(OpenTag(name: name, start: count))
  }

  private mutating func end(_ name: Substring) {
    guard open.contains(where: { $0.name == name }) else { return }
    while let last = open.last {
      endLast()
      if last.name == name { return }
    }
  }

  private mutating func endLast() {
    let tag = open.removeLast()
    let kind = open.lastIndex { Self.kinds.contains($0.name) }
    if tag.name == response.hiddenTag {
      if let kind { open[kind].hidden += tag.hidden }
      return
    }
    if tag.name == response.shownTag {
      if let kind { open[kind].hasEdit = true }
      mark(from: tag.start, kind.map { String(open[$0].name) })
      return
    }
    if tag.hasEdit { return }
    if tag.start == count && !tag.hidden.isEmpty { insertions.append(tag.hidden) }
    mark(from: tag.start, String(tag.name))
  }

  private mutating func mark(from start: Int, _ category: String?) {
    guard start < count else { return }
    // The annotations call a contradictory passage by its unit.
    let category = category == "sentence" ? "contradictory" : category
    marks.append((ScalarRange(start, count), category))
  }
}
