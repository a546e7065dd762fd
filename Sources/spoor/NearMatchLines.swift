import Foundation
import PhraseIndex
import SpoorModel
import Words

/// Rows that nearly repeat a part of a phrase, as lines for people.
struct NearMatchLines {
  private let scalars: [Unicode.Scalar]
  private let rows: RowLines

  /// Stands for words that one side lacks.
  private static let nothing = "–"

  init(_ query: WordedText, rows: RowLines) {
    scalars = Array(query.text.unicodeScalars)
    self.rows = rows
  }

  /// What the swaps mean, then two lines a row.
  func lines(_ matches: [NearMatch]) -> [String] {
    guard !matches.isEmpty else { return ["No row nearly repeats a part of it."] }
    let head = "Nearly the same words, where [a ← b] is a in the phrase and b in the row:"
    return rows.sentence(head) + matches.flatMap(lines)
  }

  private func lines(_ match: NearMatch) -> [String] {
    let row = match.row.row
    // Never 100 %: a match that is exact is not shown here.
    let identity = Int(100 * match.identity)
    return [
      "  \(RowLines.name(row)): \(identity) % alike, \(match.equalWords.counted("word")) equal, "
        + "\(Self.chance(match.expectedByChance)) by chance\(RowLines.alike(row.copies))"
    ] + wrapped(swapped(match))
  }

  private func wrapped(_ text: String) -> [String] {
    let indent = "      "
    guard let columns = rows.columns else { return [indent + text] }
    return text.wrapped(toColumns: columns - indent.count).map { indent + $0 }
  }

  /// The phrase's words with the row's beside those that were swapped.
  func swapped(_ match: NearMatch) -> String {
    var text = ""
    var place = match.range.start
    for edit in match.edits {
      text += visible(place..<edit.range.start)
      let phrase = edit.text.isEmpty ? Self.nothing : edit.text.visible
      let row = edit.rowText.isEmpty ? Self.nothing : edit.rowText.visible
      text += "[\(phrase) ← \(row)]" + (edit.range.count == 0 ? " " : "")
      place = edit.range.end
    }
    return text + visible(place..<match.range.end)
  }

  private func visible(_ range: Range<Int>) -> String {
    String(String.UnicodeScalarView(scalars[range])).visible
  }

  private static func chance(_ expected: Double) -> String {
    switch expected {
    case ..<0.0001: "under 0.0001 expected"
    case ..<0.1: String(format: "%.4f expected", expected)
    default: String(format: "%.1f expected", expected)
    }
  }
}
