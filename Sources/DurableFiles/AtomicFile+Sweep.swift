public import Foundation
import SpoorModel

extension AtomicFile {
  /// Deletes what processes now dead were writing aside for the file at `url`, and nothing else.
  ///
  /// Call it with the lock of what is written, because process numbers mean nothing to another
  /// machine or container that shares the disk.
  /// - Throws: `SpoorError` if the folder cannot be listed or a file not deleted.
  public static func sweep(_ url: URL) throws {
    let folder = url.deletingLastPathComponent()
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    } catch {
      throw SpoorError.refused(.read, folder.path, by: error)
    }
    for name in names where isOfDeadProcess(name, for: url.lastPathComponent) {
      let file = folder.appending(path: name)
      guard FileKind(of: file) == .regular, !StagedFiles.contains(file) else { continue }
      guard unlink(file.path) == 0 || errno == ENOENT else {
        throw SpoorError.refused(.remove, file.path)
      }
    }
  }

  private static func isOfDeadProcess(_ entry: String, for name: String) -> Bool {
    let prefix = asidePrefix(for: name)
    guard entry.hasPrefix(prefix) else { return false }
    let numbers = entry.dropFirst(prefix.count).split(separator: "-").map { Int32($0) }
    guard numbers.count == 2, let process = numbers[0], numbers[1] != nil, process > 0 else {
      return false
    }
    return process == getpid() || (kill(process, 0) != 0 && errno == ESRCH)
  }
}
