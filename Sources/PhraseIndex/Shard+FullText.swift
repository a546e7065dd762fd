import GRDB
import SpoorModel

extension Shard {
  /// A row that a full-text query matches.
  struct FullTextMatch {
    var row: Int
    var score: Double
    var instances: [FullTextInstance]
  }

  /// How many rows match, without those that an earlier shard holds too.
  func matchCount(of query: String, _ database: Database) throws -> Int {
    guard repeated.count > 0 else {
      return try Int.fetchOne(database, sql: Self.countSQL, arguments: [query]) ?? 0
    }
    var count = 0
    let rows = try Int.fetchCursor(database, sql: Self.numbersSQL, arguments: [query])
    while let row = try rows.next() { count += repeated.contains(row) ? 0 : 1 }
    return count
  }

  /// The best rows that match, without those that an earlier shard holds too.
  func matches(of query: String, limit: Int, _ database: Database) throws -> [FullTextMatch] {
    // SQLite takes a negative limit for none: how many rows are passed over shows only on the way.
    let asked = repeated.count > 0 ? -1 : limit
    let rows = try Row.fetchCursor(database, sql: Self.rowsSQL, arguments: [query, asked])
    var matches: [FullTextMatch] = []
    while matches.count < limit, let row = try rows.next() {
      let number: Int = row["rowid"]
      guard !repeated.contains(number) else { continue }
      let instances = FullTextInstance.instances(row["instances"])
      matches.append(
        FullTextMatch(row: number, score: -(row["rank"] as Double), instances: instances)
      )
    }
    return matches
  }

  private static let countSQL = "SELECT count(*) FROM row_text WHERE row_text MATCH ?"
  private static let numbersSQL = "SELECT rowid FROM row_text WHERE row_text MATCH ?"
  private static let rowsSQL = """
    SELECT rowid, rank, \(FullTextInstance.functionName)(row_text) AS instances
    FROM row_text WHERE row_text MATCH ? ORDER BY rank, rowid LIMIT ?
    """
}
