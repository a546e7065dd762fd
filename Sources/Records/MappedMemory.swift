import Foundation
import SpoorModel

/// A file's bytes, mapped read-only until the last owner is gone.
final class MappedMemory {
  /// The path as the user gave it.
  let file: String
  /// All of the file; empty for an empty file, and for a pipe, which counts as one.
  let bytes: UnsafeRawBufferPointer

  /// Throws `badInput` for a missing file or a folder, `inputOutput` where reading is refused.
  init(_ url: URL) throws(SpoorError) {
    let open = try OpenFile(url)
    file = open.path
    guard open.byteCount > 0 else {
      bytes = UnsafeRawBufferPointer(start: nil, count: 0)
      return
    }
    let base = mmap(nil, open.byteCount, PROT_READ, MAP_PRIVATE, open.descriptor, 0)
    guard let base, base != MAP_FAILED else {
      throw FileFailures.reading(open.path, code: errno)
    }
    bytes = UnsafeRawBufferPointer(start: base, count: open.byteCount)
  }

  deinit {
    if let base = bytes.baseAddress { munmap(UnsafeMutableRawPointer(mutating: base), bytes.count) }
  }
}

// The mapped pages are read-only and stay until `deinit`; every stored property is a `let`.
extension MappedMemory: @unchecked Sendable {}
