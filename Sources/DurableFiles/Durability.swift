import Foundation
import SpoorModel

/// Waiting until the disk has it.
enum Durability {
  /// Waits until a file's contents, or a folder's list of names, are on the disk.
  static func synchronize(_ url: URL) throws {
    let descriptor = open(url.path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SpoorError.refused(.write, url.path) }
    defer { close(descriptor) }
    try synchronize(descriptor, path: url.path)
  }

  /// Waits until an open file's contents are on the disk.
  static func synchronize(_ descriptor: Int32, path: String) throws {
    // Some file systems have nothing to wait for and say so.
    guard fsync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP else {
      throw SpoorError.refused(.write, path)
    }
  }

  /// Does it for every file and folder inside, then for the folder itself.
  static func synchronizeTree(_ folder: URL) throws {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    } catch {
      throw SpoorError.refused(.write, folder.path, by: error)
    }
    for name in names {
      let url = folder.appending(path: name)
      switch FileKind(of: url) {
      case .folder: try synchronizeTree(url)
      case .regular: try synchronize(url)
      case .link, .other, .missing: continue
      }
    }
    try synchronize(folder)
  }
}
