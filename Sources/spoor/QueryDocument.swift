import PhraseIndex
import Reporting
import SpoorModel

/// What `spoor trace --query --json` prints.
struct QueryDocument: Encodable {
  struct Match: Encodable {
    var field: RowField
    var turn: Int?
    var start: Int
    var end: Int
  }

  struct Hit: Encodable {
    var row: RowLine
    var text: String
    var matches: [Match]

    private enum CodingKeys: String, CodingKey {
      case text, matches
    }

    /// Writes the row's keys and those of the query side by side.
    func encode(to encoder: any Encoder) throws {
      try row.encode(to: encoder)
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(text, forKey: .text)
      try container.encode(matches, forKey: .matches)
    }
  }

  var schema = "spoor.query/1"
  var query: String
  var field: RowField?
  var count: Int
  var rows: [Hit]

  init(_ result: QueryResult, query: String, field: RowField?) {
    self.query = query
    self.field = field
    count = result.count
    rows = result.hits.map { hit in
      let matches = hit.matches.map { place, range in
        Match(
          field: place.field,
          turn: place.turn > 0 ? place.turn : nil,
          start: range.start,
          end: range.end
        )
      }
      return Hit(row: RowLine(hit.row.row), text: hit.row.text, matches: matches)
    }
  }
}
