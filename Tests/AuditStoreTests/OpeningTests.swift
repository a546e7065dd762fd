import Foundation
import GRDB
import SpoorModel
import Testing

@testable import AuditStore

@Suite("Opening an audit")
struct OpeningTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func error(opening path: String) -> SpoorError? {
    #expect(throws: SpoorError.self) { try AuditStore(at: path) }
  }

  @Test("commits go to a write-ahead log and reach the disk")
  func durability() throws {
    let store = try AuditStore(at: scratch.store)
    let modes = try store.write { database in
      [
        try String.fetchOne(database, sql: "PRAGMA journal_mode"),
        try String.fetchOne(database, sql: "PRAGMA synchronous"),
      ]
    }
    #expect(modes == ["wal", "2"])
  }

  @Test("an empty file, left by a kill, becomes an audit")
  func emptyFile() throws {
    try Data().write(to: URL(filePath: scratch.store))
    #expect(try AuditStore(at: scratch.store).latestCompleteRun() == nil)
  }

  @Test("another program's SQLite file is refused and stays as it is")
  func foreign() throws {
    let queue = try DatabaseQueue(path: scratch.store)
    try queue.write { try $0.execute(sql: "CREATE TABLE theirs (a)") }
    try queue.close()
    let before = try Data(contentsOf: URL(filePath: scratch.store))
    #expect(
      error(opening: scratch.store)?.description
        == """
        \(scratch.store): this SQLite file is no audit of Spoor. \
        Name another audit, or move the file away.
        """
    )
    #expect(try Data(contentsOf: URL(filePath: scratch.store)) == before)
  }

  @Test("a file that is no SQLite is refused and stays as it is")
  func noSQLite() throws {
    let text = Data(String(repeating: "not a database ", count: 100).utf8)
    try text.write(to: URL(filePath: scratch.store))
    let error = error(opening: scratch.store)
    #expect(error?.code == .badInput)
    #expect(error?.location?.file == scratch.store)
    #expect(try Data(contentsOf: URL(filePath: scratch.store)) == text)
  }

  @Test("a missing folder is an error of the file system")
  func missingFolder() throws {
    #expect(error(opening: scratch.path("nowhere/audit.sqlite"))?.code == .inputOutput)
  }

  @Test("an audit of a newer Spoor says so")
  func newer() throws {
    var future = Schema.migrator
    future.registerMigration("99-future") { _ in }
    _ = try AuditStore(at: scratch.store, patience: .seconds(1), migrator: future)
    let error = error(opening: scratch.store)
    #expect(error?.code == .badInput)
    #expect(error?.remedy.hasPrefix("Update spoor") == true)
  }

  @Test("a migration leaves a copy of the audit as it was")
  func backup() throws {
    do {
      let store = try AuditStore(at: scratch.store)
      try store.record(try contents("f1"))
    }
    var next = Schema.migrator
    next.registerMigration("2-emptied") { try $0.execute(sql: "UPDATE runs SET fingerprint = ''") }
    let migrated = try AuditStore(at: scratch.store, patience: .seconds(1), migrator: next)
    #expect(try migrated.latestCompleteRun()?.fingerprint == "")
    let copy = try AuditStore(at: scratch.store + ".before-2-emptied")
    #expect(try copy.latestCompleteRun()?.fingerprint == "f1")
    let names = try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path())
    #expect(!names.contains { $0.contains("partial") })
  }

  @Test("an audit of before ledgers and passages keeps its traces, items and verdicts")
  func ofBefore() throws {
    do {
      let queue = try DatabaseQueue(path: scratch.store)
      try Schema.migrator.migrate(queue, upTo: "4-signals")
      try queue.write { database in
        try database.execute(
          sql: """
            PRAGMA application_id = \(Schema.applicationID);
            INSERT INTO runs VALUES (1, '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z', '{}', 'f0', '{}', '0');
            INSERT INTO responses VALUES (1, 'p', 'sft', 'Who?', 'Kinbote');
            INSERT INTO spans VALUES (41, 1, 'p', 'sft', 'flagged', 0, 7, 'Kinbote', 'name', 0.5, '{}', '{}', '[]', NULL);
            INSERT INTO traces VALUES (41, 'borrowed', 3.5, 2, 0.001, 1);
            INSERT INTO trace_rows VALUES (41, 1, 7, 'output', 'Kinbote', 0, 7, 9, 'Kinbote', 'Who?', 0, 1);
            INSERT INTO items VALUES ('h', 'p', 'sft', 0, 7, 'Kinbote', 1, '1');
            INSERT INTO verdicts VALUES (1, 'h', 'ada', '2026-01-01T00:00:00.000Z', 'yes', 'yes', NULL, NULL, '1');
            """
        )
      }
      try queue.close()
    }
    let store = try AuditStore(at: scratch.store)
    let run = try #require(try store.latestCompleteRun())
    let items = try store.items(of: run)
    #expect(items.map(\.entry.trace.rows.count) == [1])
    #expect(items.first?.entry.trace.near == nil)
    let later = try store.record(try contents("f1"))
    #expect(try !store.items(of: later).isEmpty && store.items(of: run).isEmpty)
    let (faults, verdicts, traces) = try store.write { database in
      (
        try Row.fetchAll(database, sql: "PRAGMA foreign_key_check").count,
        try Int.fetchOne(database, sql: "SELECT count(*) FROM verdicts"),
        try Int.fetchOne(database, sql: "SELECT count(*) FROM traces WHERE span_id = 41")
      )
    }
    #expect(faults == 0 && verdicts == 1 && traces == 0)
  }

  @Test("no copy is made of an audit that is new or current")
  func noBackup() throws {
    for _ in 0..<2 { _ = try AuditStore(at: scratch.store) }
    let names = try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path())
    #expect(!names.contains { $0.contains("before") })
  }

  @Test("a store that another process writes is locked, after the patience given")
  func locked() throws {
    let store = try AuditStore(at: scratch.store, patience: .milliseconds(50))
    let other = try DatabaseQueue(path: scratch.store)
    try other.inTransaction(.immediate) { _ in
      let error = #expect(throws: SpoorError.self) { try store.record(try contents("f1")) }
      #expect(error?.code == .locked)
      return .rollback
    }
    try store.record(try contents("f1"))
  }

  @Test("a store can be read while another process writes it")
  func readable() throws {
    let writer = try AuditStore(at: scratch.store)
    try writer.record(try contents("f1"))
    try writer.write { _ in
      let reader = try AuditStore(at: scratch.store, patience: .milliseconds(50))
      #expect(try reader.latestCompleteRun()?.fingerprint == "f1")
    }
  }
}
