public import Foundation
import SpoorModel

extension StagedFolder {
  /// Deletes the folders that processes now dead were building aside for `name`, and nothing else.
  ///
  /// A folder goes if its name is that of a staged folder, its marker or nothing is inside, and no process
  /// of its number runs (or that is this process, which did not build it). Call it with the lock of what
  /// is built, because process numbers mean nothing to another machine or container that shares the disk.
  /// - Returns: the folders deleted.
  /// - Throws: `SpoorError` if `parent` cannot be listed or a folder not deleted.
  @discardableResult
  public static func sweep(in parent: URL, name: String) throws -> [URL] {
    try sweep(in: parent) { $0 == name }
  }

  /// Deletes the folders that processes now dead were building aside for names of a kind, and nothing else.
  ///
  /// Otherwise as ``sweep(in:name:)``.
  /// - Parameters:
  ///   - parent: where they stand.
  ///   - isOurs: whether a folder of this name is of the kind.
  /// - Returns: the folders deleted.
  /// - Throws: `SpoorError` if `parent` cannot be listed or a folder not deleted.
  @discardableResult
  public static func sweep(in parent: URL, where isOurs: (String) -> Bool) throws -> [URL] {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: parent.path)
    } catch {
      throw SpoorError.refused(.read, parent.path, by: error)
    }
    let dead = names.filter { isOfDeadProcess($0, where: isOurs) }
      .map { parent.appending(path: $0) }
      .filter { (hasMarker($0) || isEmpty($0)) && !StagedFiles.contains($0) }
    for folder in dead { try remove(folder) }
    return dead
  }

  /// Whether a process was killed just before it marked the folder, or when it had deleted all else.
  private static func isEmpty(_ folder: URL) -> Bool {
    FileKind(of: folder) == .folder
      && (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) == []
  }

  private static func isOfDeadProcess(_ entry: String, where isOurs: (String) -> Bool) -> Bool {
    guard let end = entry.lastIndex(of: "-"),
      let process = Int32(entry[entry.index(after: end)...]), process > 0
    else { return false }
    let empty = stagingPrefix(for: "")
    let name = entry.dropFirst().prefix(max(0, entry[...end].count - empty.count))
    guard stagingPrefix(for: String(name)) == entry[...end], isOurs(String(name)) else {
      return false
    }
    return process == getpid() || (kill(process, 0) != 0 && errno == ESRCH)
  }
}
