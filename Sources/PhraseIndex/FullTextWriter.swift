import Foundation
import GRDB
import GRDBSQLite
import SpoorModel

/// Writes `fulltext.sqlite`: FTS5 over the rows' texts, which it does not keep.
///
/// FTS5 takes longer than all other parts together, so it works on a thread of its own while rows
/// are read; a few batches may wait.
final class FullTextWriter: Sendable {
  /// A row as FTS5 gets it: the words of each field, by the field's number (``SpoorTokenizer``).
  struct Document: Sendable {
    var row: Int
    var fields: [(number: Int, words: [UInt8])] = []
  }

  /// FTS5 writes what it has in memory into the file each time that it reaches so many bytes.
  ///
  /// More is no faster: each word is looked up in it, and a larger table leaves the processor's cache.
  private static let hashByteCount = 16 << 20
  private static let waitingBatches = 4

  private let database: DatabaseQueue
  private let room = DispatchSemaphore(value: waitingBatches)
  private let failure = FirstFailure()

  /// Creates the database.
  ///
  /// It has no journal, and is fsynced only once, with its folder: one writer, thrown away when the
  /// build fails.
  init(creating file: URL) throws {
    var configuration = Configuration()
    // One transaction over all batches: FTS5 writes what it has in memory at each commit.
    configuration.allowsUnsafeTransactions = true
    configuration.prepareDatabase { database in
      database.add(tokenizer: SpoorTokenizer.self)
      try database.execute(
        sql: """
          PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA secure_delete = OFF;
          PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -65536
          """
      )
    }
    database = try DatabaseQueue(path: file.path, configuration: configuration)
    let columns = FieldNumbers.fields.map(\.rawValue).joined(separator: ", ")
    try database.writeWithoutTransaction { database in
      try database.execute(
        sql: """
          CREATE VIRTUAL TABLE row_text USING fts5(
            \(columns), content='', tokenize='\(SpoorTokenizer.name)');
          INSERT INTO row_text (row_text, rank) VALUES ('automerge', 0);
          INSERT INTO row_text (row_text, rank) VALUES ('hashsize', \(Self.hashByteCount));
          BEGIN
          """
      )
    }
  }

  /// Hands rows over; waits only while too many batches do.
  ///
  /// - Throws: what an earlier batch failed with.
  func append(_ documents: [Document]) throws {
    try failure.check()
    perform { try Self.insert(documents, into: $0) }
  }

  private func perform(_ work: @escaping @Sendable (Database) throws -> Void) {
    room.wait()
    database.asyncWriteWithoutTransaction { [self] database in
      defer { room.signal() }
      failure.attempt { try work(database) }
    }
  }

  /// Says that there are no more rows: what was written is merged into one tree, meanwhile.
  func beginFinish() {
    perform { database in
      try database.execute(
        sql: "COMMIT; INSERT INTO row_text (row_text) VALUES ('optimize')"
      )
    }
  }

  /// Waits for all that was begun and closes the file.
  ///
  /// - Throws: what it failed with.
  func finish() throws {
    try database.writeWithoutTransaction { _ in try failure.check() }
    try database.close()
  }

  /// Binds through SQLite's own interface: FTS5 is the slowest part of a build, and boxed arguments
  /// would slow it by a fifth.
  private static func insert(_ documents: [Document], into database: Database) throws {
    let columns = FieldNumbers.fields.map(\.rawValue).joined(separator: ", ")
    let marks = FieldNumbers.fields.map { _ in "?" }.joined(separator: ", ")
    let statement = try database.cachedStatement(
      sql: "INSERT INTO row_text (rowid, \(columns)) VALUES (?, \(marks))"
    )
    for document in documents {
      let status = document.insert(by: statement.sqliteStatement)
      guard status == SQLITE_DONE else {
        throw DatabaseError(
          resultCode: ResultCode(rawValue: status),
          message: database.lastErrorMessage
        )
      }
    }
  }
}

extension FullTextWriter.Document {
  /// Runs a statement that inserts row number and texts; what SQLite says.
  fileprivate func insert(by statement: OpaquePointer) -> CInt {
    insert(fields[...], by: statement)
  }

  /// Binds the words of the first field, which stay where they are until the statement has run, and the
  /// rest.
  private func insert(
    _ rest: ArraySlice<(number: Int, words: [UInt8])>,
    by statement: OpaquePointer
  ) -> CInt {
    guard let (number, words) = rest.first else {
      sqlite3_bind_int64(statement, 1, Int64(row))
      let status = sqlite3_step(statement)
      sqlite3_reset(statement)
      sqlite3_clear_bindings(statement)
      return status
    }
    return words.withUnsafeBytes { bytes in
      let text = bytes.bindMemory(to: CChar.self).baseAddress
      sqlite3_bind_text(statement, CInt(number + 2), text, CInt(bytes.count), nil)
      return insert(rest.dropFirst(), by: statement)
    }
  }
}
