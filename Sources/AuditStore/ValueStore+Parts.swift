import Foundation
import GRDB
public import SpoorModel

/// What one of several processes keeps lies in a file of its own, on storage that several machines may share:
/// SQLite's log and its shared memory are for one machine. So one process alone writes such a file; when it is
/// sealed it is one file without a log, which any number may read and nobody writes again.
extension ValueStore {
  /// Opens the values at `path` for this process alone, or begins a file there; its folder must exist.
  ///
  /// - Parameter path: the file.
  /// - Throws: ``SpoorModel/SpoorError``: `badInput` for a file that is not Spoor's.
  public convenience init(claiming path: String) throws(SpoorError) {
    let queue = try Self.named(path) {
      var configuration = Configuration()
      configuration.prepareDatabase { database in
        // Claimed before the first look at a log, SQLite keeps the log's index in its own memory.
        try database.execute(
          sql: """
            PRAGMA locking_mode = EXCLUSIVE;
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = NORMAL
            """
        )
      }
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.write { try Self.prepare($0, path) }
      return queue
    }
    self.init(queue, at: path)
  }

  /// Opens values that nobody writes any more.
  ///
  /// - Parameter path: a file that was sealed.
  /// - Throws: ``SpoorModel/SpoorError`` where it cannot be read.
  public convenience init(sealed path: String) throws(SpoorError) {
    let queue = try Self.named(path) {
      var configuration = Configuration()
      configuration.readonly = true
      return try DatabaseQueue(path: path, configuration: configuration)
    }
    self.init(queue, at: path)
  }

  /// Closes the file, all in one; nothing can be asked or kept afterwards.
  ///
  /// - Throws: ``SpoorModel/SpoorError`` where the disk does not take it.
  public func seal() throws(SpoorError) {
    guard !path.isEmpty else { return }
    try Self.named(path) {
      try database.close()
      let queue = try DatabaseQueue(path: path)
      try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
      try queue.close()
    }
  }

  /// Seals the file; where another process reads it, it stays as it is, which costs parts of a later audit a
  /// second measurement.
  ///
  /// - Throws: ``SpoorModel/SpoorError`` where the disk does not take it.
  public func sealUnlessRead() throws(SpoorError) {
    do { try seal() } catch { guard error.code == .locked else { throw error } }
  }

  /// Whether a file stands at `path` that was sealed, and that nobody has opened since to write.
  ///
  /// - Parameter path: the file.
  /// - Returns: whether it may be opened as sealed.
  public static func isSealed(_ path: String) -> Bool {
    guard let file = FileHandle(forReadingAtPath: path) else { return false }
    // What cannot be read is not relied on.
    let header = (try? file.read(upToCount: 20)) ?? Data()
    // SQLite's file format: byte 18 is 1 for a rollback journal, 2 for a log.
    return header.count == 20 && header[18] == 1
  }

  /// Where all values come from, by their keys.
  ///
  /// - Returns: the sources.
  /// - Throws: ``SpoorModel/SpoorError`` where the file cannot be read.
  public func sources() throws(SpoorError) -> [String: DistributionSource] {
    try read { database in
      var sources: [String: DistributionSource] = [:]
      guard try Self.isCurrent(database, "main") else { return sources }
      let rows = try Row.fetchCursor(database, sql: "SELECT key, source FROM token_values")
      while let row = try rows.next() {
        sources[row["key"] as String] = DistributionSource(rawValue: row["source"])
      }
      return sources
    }
  }

  /// Keeps all values of a sealed file too.
  ///
  /// - Parameter part: its path.
  /// - Throws: ``SpoorModel/SpoorError`` where it cannot be read.
  /// - Complexity: one copy of those that are not here yet; in memory one response's.
  public func takeOverValues(from part: String) throws(SpoorError) {
    try takeOver(
      """
      INSERT INTO token_values SELECT * FROM part.token_values
      WHERE key NOT IN (SELECT key FROM main.token_values)
      """,
      from: part
    )
  }

  /// Keeps the traces of a run that a sealed file holds too.
  ///
  /// - Parameters:
  ///   - run: what the run's traces are kept under.
  ///   - part: the file's path.
  /// - Throws: ``SpoorModel/SpoorError`` where it cannot be read.
  public func takeOverTraces(ofRun run: String, from part: String) throws(SpoorError) {
    try takeOver(
      """
      INSERT OR IGNORE INTO kept_traces SELECT * FROM part.kept_traces WHERE run = ?
      """,
      [run],
      from: part
    )
  }

  private func takeOver(
    _ statement: String,
    _ arguments: StatementArguments = [],
    from part: String
  ) throws(SpoorError) {
    try Self.named(part) {
      try database.writeWithoutTransaction { database in
        try database.execute(sql: "ATTACH DATABASE ? AS part", arguments: [part])
        let copied = Result {
          guard try Self.isCurrent(database, "part") else { return }
          try database.inTransaction {
            try database.execute(sql: statement, arguments: arguments)
            return .commit
          }
        }
        // A statement that failed leaves the file attached; the next part needs the name.
        try database.execute(sql: "DETACH DATABASE part")
        try copied.get()
      }
    }
  }

  /// Whether a file that nobody prepared has rows as this version writes them.
  static func isCurrent(_ database: Database, _ schema: String) throws -> Bool {
    try Int32.fetchOne(database, sql: "PRAGMA \(schema).application_id") == applicationID
      && Int.fetchOne(database, sql: "PRAGMA \(schema).user_version") == version
  }
}
