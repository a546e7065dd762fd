import GRDB
import GRDBSQLite

/// Where a full-text query matches a row: FTS5 keeps no text here, so it is asked for word numbers.
struct FullTextInstance: Equatable {
  /// The field's number.
  var field: Int
  /// The words, counted over all turns of the field with one mark between two of them.
  var words: Range<Int>

  /// The SQL function `spoor_instances(row_text)`: `field:first word:words` of each match, the first
  /// 64 of a row.
  static let functionName = "spoor_instances"
  private static let limit: CInt = 64

  /// Makes the function known to a connection.
  static func addFunction(to database: Database) throws {
    let fullText = FTS5.api(database)
    let status = fullText.pointee.xCreateFunction?(
      UnsafeMutablePointer(mutating: fullText),
      functionName,
      nil,
      { interface, match, result, _, _ in
        guard let interface, let match else { return }
        FullTextInstance.list(interface.pointee, match, result)
      },
      nil
    )
    guard status == SQLITE_OK else {
      throw DatabaseError(message: "FTS5 refuses the function \(functionName)")
    }
  }

  private static func list(
    _ interface: Fts5ExtensionApi,
    _ match: OpaquePointer,
    _ result: OpaquePointer?
  ) {
    var count: CInt = 0
    var status = interface.xInstCount?(match, &count) ?? SQLITE_ERROR
    var places: [String] = []
    for index in 0..<min(count, limit) where status == SQLITE_OK {
      var phrase: CInt = 0
      var field: CInt = 0
      var word: CInt = 0
      status = interface.xInst?(match, index, &phrase, &field, &word) ?? SQLITE_ERROR
      places.append("\(field):\(word):\(interface.xPhraseSize?(match, phrase) ?? 1)")
    }
    guard status == SQLITE_OK else { return sqlite3_result_error_code(result, status) }
    let text = places.joined(separator: " ")
    let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    sqlite3_result_text(result, text, -1, transient)
  }

  /// Reads the function's result.
  static func instances(_ text: String) -> [FullTextInstance] {
    text.split(separator: " ").compactMap { place in
      let numbers = place.split(separator: ":").compactMap { Int($0) }
      guard numbers.count == 3 else { return nil }
      return FullTextInstance(field: numbers[0], words: numbers[1]..<numbers[1] + numbers[2])
    }
  }
}
