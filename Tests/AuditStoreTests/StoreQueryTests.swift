import Foundation
import GRDB
import SpoorModel
import Testing

@testable import AuditStore

@Suite("Questions in SQL") struct StoreQueryTests {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    let store = try AuditStore(at: scratch.store)
    try store.record(try contents("f1"))
  }

  private func rows(_ sql: String) throws -> [[StoreQuery.Value]] {
    let query = try StoreQuery(sql, of: scratch.store)
    var rows: [[StoreQuery.Value]] = []
    while let row = try query.next() { rows.append(row) }
    return rows
  }

  @Test(
    "every view answers",
    arguments: [
      "latest_run", "doubted_spans", "passages", "control_spans", "training_rows_of_spans",
      "token_values", "judgements", "ledger",
    ]
  )
  func views(name: String) throws {
    let query = try StoreQuery("SELECT * FROM \(name)", of: scratch.store)
    #expect(!query.columns.isEmpty)
    while try query.next() != nil {}
  }

  @Test("a doubted span stands there with its response and where its words come from")
  func spans() throws {
    let found = try rows(
      "SELECT text, provenance, lift, instr(response, text) > 0 FROM doubted_spans"
    )
    #expect(!found.isEmpty)
    for row in found { #expect(row.last == .integer(1)) }
    let sources = try rows("SELECT count(*) FROM training_rows_of_spans")
    #expect(sources == [[.integer(Int64(found.count))]])
  }

  @Test("after the last row there is none, however often one asks")
  func end() throws {
    let query = try StoreQuery("SELECT 1", of: scratch.store)
    #expect(try query.next() == [.integer(1)])
    for _ in 0..<3 { #expect(try query.next() == nil) }
  }

  @Test("values arrive as what they are")
  func values() throws {
    let row = try rows("SELECT NULL, 7, 0.5, 'é\u{1F600}', x'00ff', ''")
    #expect(
      row == [
        [.null, .integer(7), .real(0.5), .text("é\u{1F600}"), .blob(Data([0, 255])), .text("")]
      ]
    )
  }

  @Test(
    "nothing but a question gets through",
    arguments: [
      "DELETE FROM runs", "UPDATE runs SET started = ''", "INSERT INTO flags VALUES (1,'','','',1)",
      "DROP TABLE runs", "CREATE TABLE x (y)", "CREATE TEMP TABLE x (y)", "ATTACH ':memory:' AS x",
      "PRAGMA journal_mode = DELETE", "PRAGMA writable_schema = 1", "VACUUM", "VACUUM INTO '/x'",
      "SELECT load_extension('x')", "BEGIN IMMEDIATE", "SELECT 1; SELECT 2", "", ";", "SELEC 1",
      "SELECT * FROM nothing", "REINDEX", "ANALYZE", "DETACH main",
      "WITH x AS (SELECT 1) DELETE FROM runs",
      "UPDATE sqlite_master SET sql = ''", "DELETE FROM sqlite_master",
    ]
  )
  func refused(sql: String) throws {
    let before = try Data(contentsOf: URL(filePath: scratch.store))
    #expect {
      try rows(sql)
    } throws: { error in
      (error as? SpoorError)?.code == .usage
    }
    #expect(try Data(contentsOf: URL(filePath: scratch.store)) == before)
  }

  @Test("the tables' shape may be asked for")
  func shapes() throws {
    #expect(try rows("SELECT name FROM pragma_table_info('runs')").count > 5)
    #expect(try rows("SELECT count(*) FROM sqlite_schema WHERE type = 'view'").count == 1)
  }

  @Test("a file that is no store is told as such")
  func foreign() throws {
    try Data("no database at all, but long enough to be read as one".utf8)
      .write(to: URL(filePath: scratch.path("other")))
    #expect {
      try StoreQuery("SELECT * FROM runs", of: scratch.path("other"))
    } throws: { error in
      (error as? SpoorError)?.code == .badInput
    }
    #expect(throws: SpoorError.self) { try StoreQuery("SELECT 1", of: scratch.path("absent")) }
  }
}
