import Foundation
import SpoorModel

/// A file's bytes from first to last, decompressed where the file begins as gzip or zstd does.
final class ByteStream {
  private enum Content {
    /// The bytes of `buffer` from here on were read to see what the file is, and come first.
    case plain(next: Int)
    case packed(any Decompressor)
  }

  /// The path as the user gave it.
  var path: String { file.path }
  /// The bytes of the file on disk that were read so far.
  private(set) var bytesRead = 0

  private let file: OpenFile
  private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 64)
  private var filled = 0
  private var content = Content.plain(next: 0)

  /// Opens a file; a compressed file may decompress to `decompressedBytes` at most.
  init(_ url: URL, decompressedBytes: Int) throws(SpoorError) {
    file = try OpenFile(url)
    while filled < Packing.magicCount {
      let count = try fill(UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
      guard count > 0 else { break }
      filled += count
    }
    let head = buffer.prefix(min(filled, Packing.magicCount))
    guard let packing = try Packing(head: head, path: file.path) else { return }
    content = .packed(try packing.decompressor(path: file.path, limit: decompressedBytes))
  }

  deinit { buffer.deallocate() }

  /// Reads up to `target.count` bytes, at least one; 0 at the end.
  func read(into target: UnsafeMutableRawBufferPointer) throws(SpoorError) -> Int {
    switch content {
    case .packed(let decompressor): return try decompress(decompressor, into: target)
    case .plain(let next):
      guard next < filled else { return try fill(target) }
      let count = min(filled - next, target.count)
      target.copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[next..<next + count]))
      content = .plain(next: next + count)
      return count
    }
  }

  private func decompress(
    _ decompressor: any Decompressor,
    into target: UnsafeMutableRawBufferPointer
  ) throws(SpoorError) -> Int {
    while true {
      let input = UnsafeMutableRawBufferPointer(rebasing: buffer[..<filled])
      let count = try decompressor.decompress(input, into: target)
      if count > 0 { return count }
      filled = try fill(buffer)
      guard filled > 0 else {
        try decompressor.checkEnd()
        return 0
      }
      decompressor.beginInput()
    }
  }

  private func fill(_ target: UnsafeMutableRawBufferPointer) throws(SpoorError) -> Int {
    let count = try file.read(into: target)
    bytesRead += count
    return count
  }
}
