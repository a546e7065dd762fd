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
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: parent.path)
    } catch {
      throw SpoorError.refused(.read, parent.path, by: error)
    }
    let dead = names.filter { isOfDeadProcess($0, for: name) }
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

  private static func isOfDeadProcess(_ entry: String, for name: String) -> Bool {
    let prefix = stagingPrefix(for: name)
    guard entry.hasPrefix(prefix), let process = Int32(entry.dropFirst(prefix.count)), process > 0
    else { return false }
    return process == getpid() || (kill(process, 0) != 0 && errno == ESRCH)
  }
}
