import PhraseIndex
import SpoorModel

/// What `spoor trace --query` prints for people.
struct QueryText {
  private let result: QueryResult
  private let query: String
  private let name: String
  private let rows: RowLines

  init(_ result: QueryResult, query: String, named name: String, rows: RowLines = .output) {
    self.result = result
    self.query = query
    self.name = name
    self.rows = rows
  }

  /// The answer, with a final line break.
  var text: String {
    let query = query.visible
    guard result.count > 0 else { return "No row of \(name) matches \(query)\n" }
    let hits = result.hits.map { hit in
      let marks = hit.matches.filter { $0.place == hit.row.row.place }.map(\.range)
      return rows.line(hit.row, marks: marks)
    }
    let hidden = result.count - hits.count
    let more = hidden > 0 ? ["  … \(hidden.grouped) more (--limit)"] : []
    let verb = result.count == 1 ? "matches" : "match"
    let head = "\(result.count.counted("row")) of \(name) \(verb) \(query), best first:"
    return (rows.sentence(head) + hits + more).joined(separator: "\n") + "\n"
  }
}
