import DurableFiles
import Foundation
import GRDB
import ScratchFiles

/// Every file below a folder with the hash of its bytes, to see that nothing was touched.
///
/// Lock files are left out: they stay behind on purpose and hold only a process's number; so are
/// per-token values, which an audit that failed keeps for the next. Of an audit's store the rows count, with those of its log: to open it changes counters in its header.
struct FolderListing: Equatable {
  private(set) var entries: [String: String] = [:]

  /// `leftOut` are files and folders that other tests write into meanwhile.
  init(of folder: URL, leavingOut leftOut: [String] = []) throws {
    guard let paths = FileManager.default.subpaths(atPath: folder.path) else { return }
    for path in paths where !path.hasSuffix(".lock") && !Self.isLog(path) {
      if path.contains(".values.sqlite") { continue }
      if leftOut.contains(where: { path == $0 || path.hasPrefix($0 + "/") }) { continue }
      let url = folder.appending(path: path)
      let isFolder = try url.resourceValues(forKeys: [.isDirectoryKey]).isDirectory == true
      entries[path] = isFolder ? "a folder" : try Self.contents(of: url)
    }
  }

  private static func isLog(_ path: String) -> Bool {
    ["-wal", "-shm", "-journal"].contains { path.hasSuffix("audit.sqlite\($0)") }
  }

  private static func contents(of file: URL) throws -> String {
    guard file.lastPathComponent == "audit.sqlite", let rows = rows(of: file) else {
      return try SHA256.hash(ofFile: file)
    }
    return rows
  }

  /// The hash of all rows, read from a copy; `nil` where the file is no database.
  private static func rows(of store: URL) -> String? {
    guard let scratch = try? ScratchFolder() else { return nil }
    let copy = scratch.url.appending(path: "copy.sqlite")
    for suffix in ["", "-wal"] {
      // There may be no log.
      try? FileManager.default.copyItem(atPath: store.path + suffix, toPath: copy.path + suffix)
    }
    // A file that is no database is compared by its bytes.
    return try? DatabaseQueue(path: copy.path).read { database in
      let sql = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
      let tables = try String.fetchAll(database, sql: sql)
      let rows = try tables.flatMap { table in
        [table] + (try Row.fetchAll(database, sql: "SELECT * FROM \"\(table)\"")).map(\.description)
      }
      return SHA256.hash(of: rows.joined(separator: "\n"))
    }
  }

  /// The paths that only one of both has, or whose contents differ.
  func differences(from other: FolderListing) -> [String] {
    Set(entries.keys).union(other.entries.keys).filter { entries[$0] != other.entries[$0] }.sorted()
  }

  /// What programs left that were building aside.
  var leftovers: [String] {
    entries.keys.filter { $0.contains(".spoor-") || $0.hasSuffix(".partial") }.sorted()
  }
}
