import Foundation
import GRDB
import SpoorModel
import Synchronization

/// Writes `fulltext.sqlite`: FTS5 over the rows' texts, which it does not keep.
///
/// FTS5 takes longer than all other parts together, so it works on a thread of its own while rows
/// are read; a few batches may wait.
final class FullTextWriter: Sendable {
  /// A row's texts as FTS5 gets them: one a field.
  struct Document: Sendable {
    var row: Int
    var texts: [String]
  }

  /// FTS5 merges what it has in memory into the file each time that it reaches so many bytes.
  private static let hashByteCount = 64 << 20
  private static let waitingBatches = 4

  private let database: DatabaseQueue
  private let room = DispatchSemaphore(value: waitingBatches)
  private let failure = Mutex<(any Error)?>(nil)

  /// Creates the database.
  ///
  /// It has no journal, and is fsynced only once, with its folder: one writer, thrown away when the
  /// build fails.
  init(creating file: URL) throws {
    var configuration = Configuration()
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
    try checkFailure()
    room.wait()
    database.asyncWriteWithoutTransaction { [self] database in
      defer { room.signal() }
      guard failure.withLock({ $0 == nil }) else { return }
      do {
        try Self.insert(documents, into: database)
      } catch {
        failure.withLock { $0 = error }
      }
    }
  }

  /// Waits for all batches, merges what was written into one tree and closes the file.
  func finish() throws {
    try database.writeWithoutTransaction { database in
      try checkFailure()
      try database.execute(
        sql: "COMMIT; INSERT INTO row_text (row_text) VALUES ('optimize')"
      )
    }
    try database.close()
  }

  private func checkFailure() throws {
    if let error = failure.withLock({ $0 }) { throw error }
  }

  private static func insert(_ documents: [Document], into database: Database) throws {
    let columns = FieldNumbers.fields.map(\.rawValue).joined(separator: ", ")
    let marks = FieldNumbers.fields.map { _ in "?" }.joined(separator: ", ")
    let statement = try database.cachedStatement(
      sql: "INSERT INTO row_text (rowid, \(columns)) VALUES (?, \(marks))"
    )
    for document in documents {
      statement.setUncheckedArguments([document.row] + StatementArguments(document.texts))
      try statement.execute()
    }
  }
}

extension FullTextWriter.Document {
  /// Joins a row's texts field by field; the words of two turns never form a phrase.
  init(row: Int, _ parts: [TrainingRow.Part]) {
    self.row = row
    texts = FieldNumbers.fields.map { field in
      let texts = parts.filter { $0.field == field }.map(\.text.indexable)
      return texts.count == 1 ? texts[0] : texts.joined(separator: SpoorTokenizer.turnMark)
    }
  }
}
