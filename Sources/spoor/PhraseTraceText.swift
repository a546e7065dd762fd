import Foundation
import PhraseIndex
import SpoorModel
import Words

/// What `spoor trace` prints for people.
struct PhraseTraceText {
  private let trace: PhraseTrace
  private let scope: TraceScope
  private let name: String
  private let rows: RowLines

  /// Where the whole phrase does not occur, this many of its longest parts are shown.
  private static let parts = 3
  /// A longer text is quoted in part.
  private static let quotedColumns = 240

  init(_ trace: PhraseTrace, _ scope: TraceScope, named name: String, rows: RowLines = .output) {
    self.trace = trace
    self.scope = scope
    self.name = name
    self.rows = rows
  }

  /// The answer, with a final line break.
  var text: String {
    var blocks: [[String]] = []
    if !trace.query.words.isEmpty { blocks += exact }
    if let near = trace.near { blocks.append(NearMatchLines(trace.query, rows: rows).lines(near)) }
    if let similar = trace.similar { blocks.append(lines(similar)) }
    return blocks.joined(separator: [""]).joined(separator: "\n") + "\n"
  }

  // MARK: - Exact runs

  private var exact: [[String]] {
    if trace.occurrences > 0 { return [rows.sentence(headline) + lines(trace.matches[0])] }
    let parts = distinctParts
    let blocks = parts.prefix(Self.parts).map { match in
      rows.sentence("\(Self.quoted(match.text)) \(counts(match))") + lines(match)
    }
    let hidden = parts.count - blocks.count
    let more = hidden > 0 ? [["… \(hidden.counted("more part")) (--json lists all)"]] : []
    return [rows.sentence(headline)] + blocks + more
  }

  /// The parts; a lone word tells nothing beside a longer part.
  private var distinctParts: [PhraseTrace.Match] {
    let longest = trace.matches.first?.wordCount ?? 0
    var seen: Set<String> = []
    return trace.matches.filter { match in
      (match.wordCount > 1 || longest == 1) && seen.insert(match.text.lowercased()).inserted
    }
  }

  private var headline: String {
    let phrase = Self.quoted(trace.query.text)
    guard trace.occurrences == 0 else { return "\(phrase) \(counts(trace.matches[0]))" }
    let place = scope.field.map { "\($0.plural) of \(name)" } ?? name
    guard trace.matches.isEmpty else {
      return "\(phrase) does not occur in \(place) as a whole. The longest parts that do:"
    }
    return scope.leastWords > 1
      ? "\(phrase): no run of \(scope.leastWords) words or more occurs in \(place)."
      : "\(phrase): none of its words occurs in \(place)."
  }

  /// Whoever traces a whole answer knows how it goes on.
  private static func quoted(_ text: String) -> String {
    "\"\(text.visible.abridged(toColumns: quotedColumns))\""
  }

  private func counts(_ match: PhraseTrace.Match) -> String {
    let fields = RowField.allCases.compactMap { field in
      match.fields[field].map { "\($0.grouped) in \(field.plural)" }
    }
    let times = match.occurrences == 1 ? "once" : match.occurrences.counted("time")
    return "occurs \(times) in \(name): \(fields.joined(separator: ", "))."
  }

  private func lines(_ match: PhraseTrace.Match) -> [String] {
    let shown = match.rows.reduce(0) { $0 + $1.row.copies }
    let hidden = match.occurrences - shown
    return match.rows.map { rows.line($0) }
      + (hidden > 0 ? ["  … \(hidden.grouped) more (--limit)"] : [])
  }

  // MARK: - Similar rows

  private func lines(_ similar: [SimilarEvidence]) -> [String] {
    let prompt = Self.quoted(scope.prompt ?? "")
    guard !similar.isEmpty else {
      return rows.sentence("No instruction in \(name) has a word of \(prompt).")
    }
    return rows.sentence("Instructions in \(name) that are most like \(prompt):")
      + similar.flatMap(lines)
  }

  private func lines(_ similar: SimilarEvidence) -> [String] {
    let row = similar.row
    let score = String(format: "%.1f", similar.score)
    let asked = row.parts.first { $0.field == .instruction }?.text ?? ""
    let answer = row.parts.first { $0.field == .output }?.text
    let head = "  row \("\(row.id)".visible), BM25 \(score): "
    return [rows.line(head, asked, tail: RowLines.alike(similar.copies))]
      + (answer.map { [rows.line("      → ", $0)] } ?? [])
  }
}

extension RowField {
  /// Texts of the field in words.
  var plural: String {
    switch self {
    case .instruction: "instructions"
    case .input: "inputs"
    case .output: "outputs"
    case .system: "system prompts"
    case .tool: "tools' answers"
    }
  }
}
