import DurableFiles
public import Foundation
import GRDB
import SpoorModel

/// Servers' answers on the disk, each under the hash of what was asked, so that a run that was killed
/// goes on, and that the same is never paid for twice.
///
/// An answer is committed when it comes. It holds no key: requests have none. An answer whose bytes are
/// not those that were kept counts as none, and is asked for again. The file is plain SQLite.
public final class AnswerCache: Sendable {
  /// "Spoo" with an `a`: what `PRAGMA application_id` says.
  private static let mark: Int32 = 0x5370_6f61

  /// Where the file lies.
  public let path: String
  private let queue: DatabaseQueue

  /// Opens the file at `url`, or creates it; its folder must exist.
  ///
  /// - Throws: ``SpoorError`` `badInput` for a file that is something else or damaged, `locked` or
  ///   `inputOutput` where it cannot be read or written.
  public init(at url: URL) throws {
    path = url.path
    var configuration = Configuration()
    configuration.busyMode = .timeout(5)
    configuration.label = "answers"
    let opening = configuration
    queue = try SpoorError.ofCache(url.path) {
      let queue = try DatabaseQueue(path: url.path, configuration: opening)
      try AnswerCache.claim(queue, url.path)
      try queue.writeWithoutTransaction { database in
        // With a write-ahead log a killed process loses nothing; a power loss may cost the last answers,
        // which are asked for again.
        try database.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL")
      }
      try AnswerCache.migrator.migrate(queue)
      return queue
    }
  }

  /// The answer that is kept under a hash; `nil` where there is none, or a damaged one.
  func answer(to hash: ContentHash<ServerRequest>) throws -> Data? {
    try SpoorError.ofCache(path) {
      let row = try queue.read { database in
        try Row.fetchOne(
          database,
          sql: "SELECT answer, sha256 FROM answers WHERE request = ?",
          arguments: [hash.rawValue]
        )
      }
      guard let row, let packed = row["answer"] as Data?, let expected = row["sha256"] as String?,
        let bytes = PackedPayload.unpacked(packed), bytes.sha256 == expected
      else { return nil }
      return bytes
    }
  }

  /// Keeps an answer, in the place of an older one.
  func keep(
    _ answer: Data,
    to hash: ContentHash<ServerRequest>,
    of endpoint: Endpoint
  ) throws {
    // Where memory is too short to pack it, it is asked for again some day.
    guard let packed = PackedPayload.packed(answer) else { return }
    try SpoorError.ofCache(path) {
      try queue.write { database in
        try database.execute(
          sql: """
            INSERT OR REPLACE INTO answers (request, url, model, dialect, answer, sha256)
            VALUES (?, ?, ?, ?, ?, ?)
            """,
          arguments: [
            hash.rawValue, endpoint.url.description, endpoint.model, endpoint.dialect.rawValue,
            packed, answer.sha256,
          ]
        )
      }
    }
  }

  private static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("answers") { database in
      try database.execute(
        sql: """
          CREATE TABLE answers (
            request TEXT PRIMARY KEY NOT NULL,
            url TEXT NOT NULL,
            model TEXT NOT NULL,
            dialect TEXT NOT NULL,
            answer BLOB NOT NULL,
            sha256 TEXT NOT NULL
          )
          """
      )
    }
    return migrator
  }

  /// Refuses a file that is another program's.
  private static func claim(_ queue: DatabaseQueue, _ path: String) throws {
    try queue.write { database in
      let mark = try Int32.fetchOne(database, sql: "PRAGMA application_id")
      if mark == Self.mark { return }
      let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master")
      guard mark == 0, tables == 0 else {
        throw SpoorError(
          .badInput,
          "this SQLite file holds no answers of model servers",
          at: SpoorError.Location(file: path),
          remedy: "Name another folder, or move the file away."
        )
      }
      try database.execute(sql: "PRAGMA application_id = \(Self.mark)")
    }
  }
}

extension Data {
  fileprivate var sha256: String {
    var hash = SHA256()
    withUnsafeBytes { hash.update($0) }
    return hash.finalize()
  }
}
