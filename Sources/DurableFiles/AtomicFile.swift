public import Foundation
import SpoorModel
import Synchronization

/// A file that is written whole or not at all.
public enum AtomicFile {
  private static let serial = Atomic<Int>(0)

  /// Writes a file aside and puts it in place; when `body` or the disk fails, the old file is untouched.
  ///
  /// The new file is on the disk when this returns. A symbolic link is followed. A device, a pipe or
  /// anything under `/dev` is written to directly, so that `/dev/stdout` works; what was written before
  /// a failure is then out.
  ///
  /// - Throws: what `body` throws, or `SpoorError` of code `inputOutput`.
  public static func write<Result>(
    to url: URL,
    _ body: (FileWriter) throws -> Result
  ) throws -> Result {
    if let descriptor = try openedDirectly(url) {
      defer { close(descriptor) }
      return try fill(descriptor, path: url.path, body)
    }
    let target = url.resolvingSymlinksInPath()
    let aside = temporary(beside: target)
    do {
      let result = try write(aside, for: target, named: url.path, body)
      try StagedFiles.settle(aside) {
        guard rename(aside.path, target.path) == 0 else {
          throw SpoorError.refused(.write, url.path)
        }
      }
      try Durability.synchronize(target.deletingLastPathComponent())
      return result
    } catch {
      unlink(aside.path)
      StagedFiles.deregister(aside)
      throw error
    }
  }

  private static func write<Result>(
    _ aside: URL,
    for target: URL,
    named path: String,
    _ body: (FileWriter) throws -> Result
  ) throws -> Result {
    let descriptor = try StagedFiles.enter(aside) {
      // Only a dead process that had our number can have left one of this name.
      unlink(aside.path)
      let descriptor = open(aside.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      guard descriptor >= 0 else { throw SpoorError.refused(.write, path) }
      return descriptor
    }
    defer { close(descriptor) }
    keepPermissions(of: target, on: descriptor)
    let result = try fill(descriptor, path: path, body)
    try Durability.synchronize(descriptor, path: path)
    return result
  }

  private static func fill<Result>(
    _ descriptor: Int32,
    path: String,
    _ body: (FileWriter) throws -> Result
  ) throws -> Result {
    let writer = FileWriter(descriptor, path: path)
    let result = try body(writer)
    try writer.flush()
    return result
  }

  /// A descriptor if `url` must be written to as it stands, `nil` if it can be replaced.
  private static func openedDirectly(_ url: URL) throws -> Int32? {
    var status = stat()
    guard stat(url.path, &status) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: throw SpoorError.refused(.write, url.path, errno: EISDIR)
    case S_IFREG where !url.path.hasPrefix("/dev/"): return nil
    default: break
    }
    // Opened anew, a redirected stdout would be written from its beginning.
    let descriptor =
      switch url.path {
      case "/dev/stdout": dup(STDOUT_FILENO)
      case "/dev/stderr": dup(STDERR_FILENO)
      default: open(url.path, O_WRONLY | O_CLOEXEC)
      }
    guard descriptor >= 0 else { throw SpoorError.refused(.write, url.path) }
    return descriptor
  }

  private static func temporary(beside target: URL) -> URL {
    let number = serial.add(1, ordering: .relaxed).newValue
    return target.deletingLastPathComponent()
      .appending(path: "\(asidePrefix(for: target.lastPathComponent))\(getpid())-\(number)")
  }

  static func asidePrefix(for name: String) -> String { ".\(name).spoor-aside-" }

  private static func keepPermissions(of target: URL, on descriptor: Int32) {
    var status = stat()
    guard stat(target.path, &status) == 0 else { return }
    // Where a file system has no permissions, there are none to keep.
    fchmod(descriptor, status.st_mode & 0o777)
  }
}
