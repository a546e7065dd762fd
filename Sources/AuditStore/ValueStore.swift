import Foundation
import GRDB
public import SpoorModel

/// Per-token values of responses on the disk, each under a key that says what they were computed from; and,
/// until an audit is through, the traces of each response.
///
/// An audit keeps what it measures and traces here, response by response: its memory does not grow with the
/// number of tokens, an audit that was killed goes on behind the last response, and the next one measures only
/// what changed. Every method throws ``SpoorModel/SpoorError`` as ``AuditStore`` does. What was kept survives a
/// kill; a power loss may take the last responses, which are measured again.
public final class ValueStore: Sendable {
  /// Where the file lies; empty for one that ends with the process.
  public let path: String
  let database: any DatabaseWriter

  /// "SpVa": the file is Spoor's.
  static let applicationID: Int32 = 0x5370_5661
  /// The version of the rows; others are measured anew.
  static let version = 1

  /// Opens the values at `path`, or begins a file there; its folder must exist.
  ///
  /// - Throws: `badInput` for a file that is not Spoor's.
  public init(at path: String) throws(SpoorError) {
    self.path = path
    database = try Self.named(path) {
      // A plain connection first: a pool would turn a foreign file to WAL before it could be refused.
      let queue = try DatabaseQueue(path: path)
      try queue.write { try Self.prepare($0, path) }
      try queue.close()
      return try DatabasePool(path: path)
    }
  }

  /// Uses a connection that is open already.
  init(_ database: any DatabaseWriter, at path: String) {
    self.path = path
    self.database = database
  }

  /// Values that nobody needs after this process; SQLite removes their file.
  public init() throws(SpoorError) {
    path = ""
    database = try Self.named("values") {
      let queue = try DatabaseQueue(path: "")
      try queue.write { try Self.prepare($0, "") }
      return queue
    }
  }

  static func prepare(_ database: Database, _ path: String) throws {
    let mark = try Int32.fetchOne(database, sql: "PRAGMA application_id")
    let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master")
    guard mark == applicationID || (mark == 0 && tables == 0) else {
      throw SpoorError(
        .badInput,
        "this SQLite file holds no per-token values of Spoor",
        at: SpoorError.Location(file: path),
        remedy: "Move it away, or give the audit another --name."
      )
    }
    if try Int.fetchOne(database, sql: "PRAGMA user_version") != version {
      try database.execute(sql: "DROP TABLE IF EXISTS token_values")
    }
    try database.execute(
      sql: """
        PRAGMA application_id = \(applicationID);
        PRAGMA user_version = \(version);
        CREATE TABLE IF NOT EXISTS token_values (
          key TEXT PRIMARY KEY NOT NULL,
          prompt_id TEXT NOT NULL,
          model TEXT NOT NULL,
          source TEXT NOT NULL,
          payload BLOB NOT NULL
        ) STRICT;
        CREATE TABLE IF NOT EXISTS kept_traces (
          run TEXT NOT NULL,
          tuned_model TEXT NOT NULL,
          model TEXT NOT NULL,
          prompt_id TEXT NOT NULL,
          payload BLOB NOT NULL,
          PRIMARY KEY (run, tuned_model, model, prompt_id)
        ) STRICT
        """
    )
  }

  /// Where the values under a key come from; `nil` where none are kept.
  public func source(of key: String) throws(SpoorError) -> DistributionSource? {
    try read { database in
      let statement = try database.cachedStatement(
        sql: "SELECT source FROM token_values WHERE key = ?"
      )
      return try String.fetchOne(statement, arguments: [key]).flatMap(DistributionSource.init)
    }
  }

  /// Keeps a response's values; they are there after a kill when this returns.
  public func keep(_ values: ResponseDivergence, as key: String) throws(SpoorError) {
    try Self.named(path) {
      try database.write { database in
        try database.cachedStatement(
          sql: """
            INSERT OR REPLACE INTO token_values (key, prompt_id, model, source, payload)
            VALUES (?, ?, ?, ?, ?)
            """
        ).execute(arguments: [
          key, values.promptID, values.model, values.source.rawValue, values.payload,
        ])
      }
    }
  }

  /// The values under a key; `nil` where none are kept.
  ///
  /// - Throws: `badInput` for values that were damaged.
  public func values(_ key: String) throws(SpoorError) -> ResponseDivergence? {
    try read { database in
      let statement = try database.cachedStatement(
        sql: "SELECT prompt_id, model, source, payload FROM token_values WHERE key = ?"
      )
      return try statement.first([key]) { row in
        guard let source = DistributionSource(rawValue: row["source"]),
          let values = ResponseDivergence(
            promptID: row["prompt_id"],
            model: row["model"],
            source: source,
            payload: row["payload"]
          )
        else { throw damaged }
        return values
      }
    }
  }

  /// Forgets the values under all other keys.
  public func forget(allBut keys: Set<String>) throws(SpoorError) {
    try Self.named(path) {
      try database.write { database in
        let kept = try String.fetchAll(database, sql: "SELECT key FROM token_values")
        for key in kept where !keys.contains(key) {
          try database.execute(sql: "DELETE FROM token_values WHERE key = ?", arguments: [key])
        }
      }
    }
  }

  private var damaged: SpoorError {
    SpoorError(
      .badInput,
      "the values of a response are damaged",
      at: SpoorError.Location(file: path),
      remedy: "Remove the file; the audit measures the responses anew."
    )
  }

  func read<Value>(
    _ body: (Database) throws -> Value
  ) throws(SpoorError) -> Value {
    try Self.named(path) { try database.read(body) }
  }

  /// Whatever SQLite throws as an error that names the file.
  static func named<Value>(
    _ path: String,
    _ body: () throws -> Value
  ) throws(SpoorError) -> Value {
    do {
      return try SpoorError.naming(path, body)
    } catch let error as SpoorError {
      throw error
    } catch {
      throw SpoorError(
        .internalFault,
        "the values cannot be kept: \(error)",
        at: SpoorError.Location(file: path),
        remedy: "Please report this as a bug of spoor."
      )
    }
  }
}
