import PhraseIndex
import Reporting
import SpoorModel

/// What `spoor trace --json` prints.
struct PhraseTraceDocument: Encodable {
  struct Match: Encodable {
    var start: Int
    var end: Int
    var text: String
    var occurrences: Int
    var fields: [String: Int]
    var rows: [RowLine]
  }

  var schema = "spoor.trace/1"
  var query: String
  var occurrences: Int
  var rows: [RowLine]
  var matches: [Match]

  init(_ trace: PhraseTrace, query: String) {
    self.query = query
    occurrences = trace.occurrences
    rows = occurrences > 0 ? trace.matches.flatMap(\.rows).map { RowLine($0.row) } : []
    matches = trace.matches.map { match in
      Match(
        start: match.range.start,
        end: match.range.end,
        text: match.text,
        occurrences: match.occurrences,
        fields: Dictionary(
          uniqueKeysWithValues: match.fields.map { ($0.key.rawValue, $0.value) }
        ),
        rows: match.rows.map { RowLine($0.row) }
      )
    }
  }
}
