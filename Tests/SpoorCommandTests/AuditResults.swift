import DurableFiles
import Foundation
import GRDB

/// All that an audit left, to be held against what another left of the same.
struct AuditResults: Equatable {
  /// The hash of each plain file, and of each table of the store.
  private(set) var entries: [String: String] = [:]

  /// When a run began and ended is another time's; everything else counts.
  private static let times: Set<String> = ["started", "finished"]

  init(of audit: URL) throws {
    for path in try FileManager.default.subpathsOfDirectory(atPath: audit.path) {
      let url = audit.appending(path: path)
      let isFile = try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true
      guard isFile, !path.hasPrefix("audit.sqlite") else { continue }
      entries[path] = try SHA256.hash(ofFile: url)
    }
    let store = try DatabaseQueue(path: audit.appending(path: "audit.sqlite").path)
    try store.read { database in
      let sql = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
      for table in try String.fetchAll(database, sql: sql) {
        let columns = try database.columns(in: table).map(\.name)
          .filter { !Self.times.contains($0) }
        let names = columns.map { "\"\($0)\"" }.joined(separator: ", ")
        let rows = try Row.fetchAll(database, sql: "SELECT \(names) FROM \"\(table)\"")
        entries["audit.sqlite \(table)"] = SHA256.hash(
          of: rows.map(\.description).joined(separator: "\n")
        )
      }
    }
  }

  /// What only one of both has, or has otherwise.
  func differences(from other: AuditResults) -> [String] {
    Set(entries.keys).union(other.entries.keys).filter { entries[$0] != other.entries[$0] }.sorted()
  }
}
