import Foundation
import GRDB
import SpoorModel

/// The way from a path to an open store: is it ours, is it current, then WAL.
struct StoreOpening {
  let path: String
  let patience: Duration
  let migrator: DatabaseMigrator

  func open() throws -> DatabasePool {
    // A plain connection first: a pool would turn a foreign file to WAL before it could be refused.
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try claim(queue)
    try backUpBeforeMigration(queue)
    try queue.close()

    let pool = try DatabasePool(path: path, configuration: configuration)
    // GRDB sets NORMAL for WAL, which may lose the last commits on power loss.
    try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
    // A current audit can be opened for reading while another process writes it.
    if try !pool.read({ try migrator.hasCompletedMigrations($0) }) { try migrator.migrate(pool) }
    return pool
  }

  private var configuration: Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(patience / .seconds(1))
    configuration.label = "audit"
    return configuration
  }

  private enum Owner {
    case spoor
    case nobody
    case somebodyElse
  }

  private func claim(_ queue: DatabaseQueue) throws {
    let first = try queue.read { try owner(of: $0) }
    if first == .nobody {
      try queue.write { database in
        // Another process may have claimed it since.
        guard try owner(of: database) == .nobody else { return }
        try database.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
      }
    }
    try refuseUnlessReadable(queue)
  }

  private func owner(of database: Database) throws -> Owner {
    let mark = try Int32.fetchOne(database, sql: "PRAGMA application_id")
    if mark == Schema.applicationID { return .spoor }
    let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master")
    return mark == 0 && tables == 0 ? .nobody : .somebodyElse
  }

  private func refuseUnlessReadable(_ queue: DatabaseQueue) throws {
    guard try queue.read({ try owner(of: $0) }) == .spoor else {
      throw SpoorError(
        .badInput,
        "this SQLite file is no audit of Spoor",
        at: .init(file: path),
        remedy: "Name another audit, or move the file away."
      )
    }
    guard try queue.read({ try !migrator.hasBeenSuperseded($0) }) else {
      throw SpoorError(
        .badInput,
        "a newer Spoor wrote this audit",
        at: .init(file: path),
        remedy: "Update spoor, then run the same command again."
      )
    }
  }

  private func backUpBeforeMigration(_ queue: DatabaseQueue) throws {
    let applied = try queue.read { try migrator.appliedIdentifiers($0) }
    guard !applied.isEmpty, let next = migrator.migrations.first(where: { !applied.contains($0) })
    else { return }
    let backup = "\(path).before-\(next)"
    let partial = "\(backup).partial"
    do {
      // What a killed attempt left; a copy that never got its name.
      if FileManager.default.fileExists(atPath: partial) {
        try FileManager.default.removeItem(atPath: partial)
      }
      let copy = try DatabaseQueue(path: partial)
      try queue.backup(to: copy)
      try copy.close()
    } catch let error as CocoaError {
      throw SpoorError(
        .inputOutput,
        "the copy before a migration could not be written: \(error.localizedDescription)",
        at: .init(file: partial),
        remedy: "Make the audit's folder writable."
      )
    }
    guard rename(partial, backup) == 0 else {
      throw SpoorError(
        .inputOutput,
        "the copy before a migration could not be named: \(String(cString: strerror(errno)))",
        at: .init(file: backup),
        remedy: "Make the audit's folder writable."
      )
    }
  }
}
