import Foundation
import SpoorModel

/// A file descriptor that is open for reading and closes itself.
final class OpenFile {
  /// The path as the user gave it.
  let path: String
  let descriptor: Int32
  /// The size at opening, in bytes; 0 for a pipe.
  let byteCount: Int

  init(_ url: URL) throws(SpoorError) {
    path = url.relativePath
    descriptor = open(url.path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileFailures.opening(url.relativePath, code: errno) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      let code = errno
      close(descriptor)
      throw FileFailures.reading(url.relativePath, code: code)
    }
    byteCount = Int(status.st_size)
    guard status.st_mode & S_IFMT != S_IFDIR else {
      close(descriptor)
      throw FileFailures.directory(url.relativePath)
    }
  }

  deinit { close(descriptor) }

  /// Reads up to `target.count` bytes; 0 at the end.
  func read(into target: UnsafeMutableRawBufferPointer) throws(SpoorError) -> Int {
    while true {
      let count = Foundation.read(descriptor, target.baseAddress, target.count)
      if count >= 0 { return count }
      guard errno == EINTR else { throw FileFailures.reading(path, code: errno) }
    }
  }
}
