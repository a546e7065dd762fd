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
  private let owner: NSData

  /// Maps a file; O(1).
  init(_ url: URL) throws {
    self.url = url
    do {
      owner = try NSData(contentsOf: url, options: .alwaysMapped)
    } catch {
      throw Self.damage(url, "it is missing or cannot be read: \(error.localizedDescription)")
    }
    bytes = UnsafeRawBufferPointer(start: owner.bytes, count: owner.length)
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
