import Foundation
import GRDB
import GRDBSQLite
import Words

@testable import PhraseIndex

/// How many times FTS5 itself finds a phrase: every start in every row and field.
///
/// Asked through FTS5's own interface for extensions, because `highlight` marks instances that
/// overlap ("la la" in "la la la") as one.
struct FullTextInstances {
  private let database: DatabaseQueue

  init(in index: PhraseIndex, shard: Int = 0) throws {
    let file = index.folder.appending(path: "shards")
      .appending(path: index.manifest.shards[shard].name).appending(path: ShardFile.fullText)
    var configuration = Configuration()
    configuration.readonly = true
    configuration.prepareDatabase { database in
      database.add(tokenizer: SpoorTokenizer.self)
      Self.addInstanceCount(to: database)
    }
    database = try DatabaseQueue(path: file.path, configuration: configuration)
  }

  /// The number of instances of a phrase, which FTS5 splits by itself, row by row.
  func counts(of phrase: String) throws -> [(row: Int, count: Int)] {
    let quoted = "\"\(phrase.replacing("\0", with: " ").replacing("\"", with: "\"\""))\""
    return try database.read { database in
      // An aggregate around it would take the function out of FTS5's reach.
      try Row.fetchAll(
        database,
        sql: "SELECT rowid, instance_count(row_text) FROM row_text WHERE row_text MATCH ?",
        arguments: [quoted]
      ).map { ($0[0], $0[1]) }
    }
  }

  private static func addInstanceCount(to database: Database) {
    let fullText = FTS5.api(database)
    let status = fullText.pointee.xCreateFunction?(
      UnsafeMutablePointer(mutating: fullText),
      "instance_count",
      nil,
      { interface, match, result, _, _ in
        var count: CInt = 0
        let status = interface?.pointee.xInstCount?(match, &count) ?? SQLITE_ERROR
        if status == SQLITE_OK {
          sqlite3_result_int(result, count)
        } else {
          sqlite3_result_error_code(result, status)
        }
      },
      nil
    )
    precondition(status == SQLITE_OK, "FTS5 refuses the function: \(status ?? SQLITE_ERROR)")
  }
}
