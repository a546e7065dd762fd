import PhraseIndex
import SpoorModel
import Words

/// What `spoor trace` prints for people.
struct PhraseTraceText {
  private let trace: PhraseTrace
  private let name: String

  /// Where the whole phrase does not occur, this many of its longest parts are shown.
  private static let parts = 3
  /// This many scalars of a row are shown on either side of a match.
  private static let context = 60

  init(_ trace: PhraseTrace, named name: String) {
    self.trace = trace
    self.name = name
  }

  /// The answer, with a final line break.
  var text: String {
    var lines = [headline]
    for match in shown {
      if trace.occurrences == 0 { lines += ["", "\"\(match.text.visible)\" \(counts(match))"] }
      lines += match.rows.map(line)
      let hidden = match.occurrences - match.rows.count
      if hidden > 0 { lines.append("  … \(hidden) more (--limit)") }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The whole phrase, else its longest parts; a lone word tells nothing beside a longer part.
  private var shown: [PhraseTrace.Match] {
    let longest = trace.matches.first?.wordCount ?? 0
    var seen: Set<String> = []
    let parts = trace.matches.filter { match in
      (match.wordCount > 1 || longest == 1) && seen.insert(match.text.lowercased()).inserted
    }
    return Array(parts.prefix(Self.parts))
  }

  private var headline: String {
    let phrase = "\"\(trace.query.text.visible)\""
    guard trace.occurrences == 0 else { return "\(phrase) \(counts(trace.matches[0]))" }
    guard !trace.matches.isEmpty else { return "\(phrase): none of its words occurs in \(name)." }
    return "\(phrase) does not occur in \(name) as a whole. The longest parts that do:"
  }

  private func counts(_ match: PhraseTrace.Match) -> String {
    let fields = RowField.allCases.compactMap { field in
      match.fields[field].map { "\($0) in \(field.rawValue)s" }
    }
    let times = match.occurrences == 1 ? "once" : "\(match.occurrences) times"
    return "occurs \(times) in \(name): \(fields.joined(separator: ", "))."
  }

  private func line(_ evidence: EvidenceRow) -> String {
    let row = evidence.row
    let scalars = Array(evidence.text.unicodeScalars)
    let before = scalars[..<row.range.start].suffix(Self.context)
    let after = scalars[row.range.end...].prefix(Self.context)
    let start = before.count < row.range.start ? "…" : ""
    let end = after.count < scalars.count - row.range.end ? "…" : ""
    let (open, close) = Output.isTerminal ? ("\u{1b}[1;4m", "\u{1b}[0m") : ("[", "]")
    let line =
      start + Self.line(before) + open + row.matched.visible + close + Self.line(after) + end
    return "  row \("\(row.rowID)".visible), \(row.field.rawValue): \(line)"
  }

  private static func line(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars)
    return text.visible
  }
}
