import Foundation
import SpoorModel
import SuffixArrays

/// A file of a shard, mapped into memory read-only.
///
/// Unchecked because pointers are not `Sendable`: nobody writes to the mapping, and it ends with the
/// last reference.
final class MappedFile: @unchecked Sendable {
  /// Where it lies.
  let url: URL
  /// Its bytes, which live as long as this object.
  let bytes: UnsafeRawBufferPointer

  /// Maps a file; O(1).
  init(_ url: URL) throws {
    self.url = url
    let descriptor = open(url.path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.unreadable(url, errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw Self.unreadable(url, errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw Self.unreadable(url, EISDIR) }
    let count = Int(status.st_size)
    // Nothing can be mapped of an empty file.
    guard count > 0 else {
      bytes = UnsafeRawBufferPointer(start: nil, count: 0)
      return
    }
    guard let start = mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED
    else { throw Self.unreadable(url, errno) }
    bytes = UnsafeRawBufferPointer(start: start, count: count)
  }

  deinit {
    guard let start = bytes.baseAddress else { return }
    munmap(UnsafeMutableRawPointer(mutating: start), bytes.count)
  }

  private static func unreadable(_ url: URL, _ code: Int32) -> SpoorError {
    damage(url, "it cannot be read: \(String(cString: strerror(code)))")
  }

  /// Compares the file's length with the manifest's; O(1).
  func checkLength(_ seal: IndexManifest.Seal) throws {
    guard bytes.count != seal.bytes else { return }
    throw damage("it has \(bytes.count) bytes instead of \(seal.bytes)")
  }

  /// Reads the whole file and compares its checksum with the manifest's; O(n), at memory speed.
  func verify(_ seal: IndexManifest.Seal) throws {
    try checkLength(seal)
    guard XXHash64.checksum(of: bytes) == seal.checksum else {
      throw damage("its contents are not what was written")
    }
  }

  /// An error about this file.
  func damage(_ problem: String) -> SpoorError { Self.damage(url, problem) }

  /// An error about a file of an index.
  static func damage(_ url: URL, _ problem: String) -> SpoorError {
    let index = url.deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    var error = SpoorError.damagedIndex(at: index, problem)
    error.location = SpoorError.Location(file: url.path)
    return error
  }
}
