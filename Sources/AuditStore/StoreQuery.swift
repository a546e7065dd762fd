public import Foundation
import GRDBSQLite
import SpoorModel

/// A question in SQL, asked of an audit that cannot change by it.
///
/// The file is opened for reading, and SQLite's authorizer lets nothing but reading through: no ATTACH, no
/// extension, no PRAGMA but those that tell the tables' shape. A second statement is refused.
public final class StoreQuery {
  /// What stands in a column of a row.
  public enum Value: Hashable, Sendable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case blob(Data)
  }

  private let path: String
  private let connection: OpaquePointer
  private let statement: OpaquePointer
  /// SQLite would begin anew.
  private var isAtEnd = false

  /// The columns' names.
  public let columns: [String]

  /// Prepares a question.
  ///
  /// - Parameters:
  ///   - sql: one SELECT.
  ///   - path: the audit's file.
  /// - Throws: ``SpoorError`` `usage` with SQLite's words for what is no question; `badInput` for a file that
  ///   is none of SQLite's.
  public init(_ sql: String, of path: String) throws {
    self.path = path
    let connection = try Self.opened(path)
    let statement: OpaquePointer
    do {
      statement = try Self.prepared(sql, by: connection)
    } catch {
      sqlite3_close_v2(connection)
      throw error
    }
    self.connection = connection
    self.statement = statement
    columns = (0..<sqlite3_column_count(statement)).map { column in
      sqlite3_column_name(statement, column).map { String(cString: $0) } ?? ""
    }
  }

  deinit {
    sqlite3_finalize(statement)
    sqlite3_close_v2(connection)
  }

  /// The next row; `nil` after the last.
  ///
  /// - Throws: ``SpoorError`` where SQLite fails on the way.
  public func next() throws -> [Value]? {
    if isAtEnd { return nil }
    switch sqlite3_step(statement) {
    case SQLITE_ROW: return columns.indices.map { value(at: CInt($0)) }
    case SQLITE_DONE:
      isAtEnd = true
      return nil
    default: throw Self.refusal(by: connection)
    }
  }

  private func value(at column: CInt) -> Value {
    switch sqlite3_column_type(statement, column) {
    case SQLITE_INTEGER: return .integer(sqlite3_column_int64(statement, column))
    case SQLITE_FLOAT: return .real(sqlite3_column_double(statement, column))
    case SQLITE_NULL: return .null
    case SQLITE_BLOB:
      let bytes = sqlite3_column_blob(statement, column)
      let count = Int(sqlite3_column_bytes(statement, column))
      return .blob(bytes.map { Data(bytes: $0, count: count) } ?? Data())
    default:
      let bytes = sqlite3_column_text(statement, column)
      let count = Int(sqlite3_column_bytes(statement, column))
      let text = UnsafeBufferPointer(start: bytes, count: bytes == nil ? 0 : count)
      return .text(String(decoding: text, as: UTF8.self))
    }
  }
}

extension StoreQuery {
  private static func opened(_ path: String) throws -> OpaquePointer {
    var connection: OpaquePointer?
    let status = sqlite3_open_v2(path, &connection, SQLITE_OPEN_READONLY, nil)
    guard status == SQLITE_OK, let connection else {
      defer { sqlite3_close_v2(connection) }
      throw SpoorError(
        .badInput,
        "the store cannot be read: \(String(cString: sqlite3_errstr(status)))",
        at: SpoorError.Location(file: path),
        remedy: "Name a folder that 'spoor audit' wrote."
      )
    }
    sqlite3_busy_timeout(connection, 5_000)
    sqlite3_limit(connection, SQLITE_LIMIT_ATTACHED, 0)
    sqlite3_set_authorizer(connection, authorizer, nil)
    return connection
  }

  private static func prepared(
    _ sql: String,
    by connection: OpaquePointer
  ) throws -> OpaquePointer {
    var statement: OpaquePointer?
    let rest = try sql.withCString { start in
      var end: UnsafePointer<CChar>?
      guard sqlite3_prepare_v2(connection, start, -1, &statement, &end) == SQLITE_OK else {
        throw refusal(by: connection)
      }
      return end.map { String(cString: $0) } ?? ""
    }
    guard let statement else {
      throw SpoorError(
        .usage,
        "there is no question",
        remedy: "Write a SELECT, such as 'SELECT * FROM doubted_spans LIMIT 10'."
      )
    }
    guard rest.allSatisfy({ $0.isWhitespace || $0 == ";" }) else {
      sqlite3_finalize(statement)
      throw SpoorError(.usage, "there is more than one statement", remedy: "Ask one at a time.")
    }
    return statement
  }

  private static func refusal(by connection: OpaquePointer) -> SpoorError {
    let words = String(cString: sqlite3_errmsg(connection))
    switch sqlite3_errcode(connection) {
    case SQLITE_BUSY, SQLITE_LOCKED:
      return SpoorError(
        .locked,
        "another process holds the audit",
        remedy: "Wait until it has ended, then ask again."
      )
    case SQLITE_AUTH, SQLITE_READONLY:
      return SpoorError(
        .usage,
        "only questions are allowed here: \(words)",
        remedy: "Write a SELECT; copy audit.sqlite to change it with another program."
      )
    case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_IOERR:
      return SpoorError(
        .badInput,
        "the store is damaged: \(words)",
        remedy: "Restore audit.sqlite from a copy."
      )
    default:
      return SpoorError(
        .usage,
        "SQLite says: \(words)",
        remedy: "docs/formats.md lists tables and views; 'SELECT name, sql FROM sqlite_schema' too."
      )
    }
  }
}

/// Lets SQLite read, and nothing else.
private func authorizer(
  _: UnsafeMutableRawPointer?,
  action: CInt,
  first: UnsafePointer<CChar>?,
  second: UnsafePointer<CChar>?,
  _: UnsafePointer<CChar>?,
  _: UnsafePointer<CChar>?
) -> CInt {
  switch action {
  case SQLITE_SELECT, SQLITE_READ, SQLITE_RECURSIVE: return SQLITE_OK
  case SQLITE_FUNCTION:
    return second.map { String(cString: $0) } == "load_extension" ? SQLITE_DENY : SQLITE_OK
  case SQLITE_PRAGMA:
    let shapes = ["table_info", "table_xinfo", "table_list", "index_list", "foreign_key_list"]
    let isShape = first.map { shapes.contains(String(cString: $0)) } ?? false
    return isShape ? SQLITE_OK : SQLITE_DENY
  case SQLITE_UPDATE:
    // What SQLite itself asks when a pragma's table is first named; nobody can change it here.
    return first.map { String(cString: $0) } == "sqlite_master" ? SQLITE_OK : SQLITE_DENY
  default: return SQLITE_DENY
  }
}
