import Foundation
import GRDB
import SpoorModel

/// One audit's `audit.sqlite`: its runs, what they found, the review items and the verdicts.
///
/// ```swift
/// let store = try AuditStore(at: "annotations/alpaca/audit.sqlite")
/// if try store.completeRun(fingerprint: contents.fingerprint) == nil {
///   try store.record(contents)
/// }
/// ```
///
/// The file is plain SQLite, and its tables may be read with any SQL tool; only this type writes
/// them. Every commit reaches the disk before the call returns (WAL with `synchronous=FULL`), so
/// what was recorded survives a kill and a power loss. Every method throws ``SpoorModel/SpoorError``:
/// `locked` when another process holds the file for longer than the patience given to
/// ``init(at:patience:)``, `inputOutput` when the system refuses a read or a write, `badInput` when
/// the file is damaged.
public final class AuditStore: Sendable {
  /// Where the file lies.
  public let path: String
  private let pool: DatabasePool

  /// Opens the audit at `path`, or creates it; its folder must exist.
  ///
  /// An audit that an older Spoor wrote is brought up to date, after a copy was left beside it as
  /// `audit.sqlite.before-<migration>`.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - patience: how long to wait for another process that holds the file, before `locked`.
  /// - Throws: `badInput` for a file that is no audit of Spoor or that a newer Spoor wrote.
  public convenience init(at path: String, patience: Duration = .seconds(5)) throws {
    try self.init(at: path, patience: patience, migrator: Schema.migrator)
  }

  init(at path: String, patience: Duration, migrator: DatabaseMigrator) throws {
    self.path = path
    pool = try SpoorError.naming(path) {
      let opening = StoreOpening(path: path, patience: patience, migrator: migrator)
      return try opening.open()
    }
  }

  func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try SpoorError.naming(path) { try pool.read(body) }
  }

  func write<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try SpoorError.naming(path) { try pool.write(body) }
  }
}
