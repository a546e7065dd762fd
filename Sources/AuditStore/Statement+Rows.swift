import GRDB

extension Statement {
  /// What `read` makes of the first row; `nil` where there is none.
  ///
  /// The row is read where it stands: a row that is copied looks each column up among all of its names.
  func first<Value>(
    _ arguments: StatementArguments,
    _ read: (Row) throws -> Value
  ) throws -> Value? {
    let rows = try Row.fetchCursor(self, arguments: arguments)
    // The row is gone with the cursor.
    return try withExtendedLifetime(rows) { try rows.next().map(read) }
  }

  /// What `read` makes of each row.
  func all<Value>(
    _ arguments: StatementArguments,
    _ read: (Row) throws -> Value
  ) throws -> [Value] {
    let rows = try Row.fetchCursor(self, arguments: arguments)
    var values: [Value] = []
    while let row = try rows.next() { values.append(try read(row)) }
    return values
  }
}
