import Foundation
import SpoorModel

/// A file's bytes from first to last, decompressed where the file begins as gzip does.
final class ByteStream {
  private enum Content {
    /// The bytes of `buffer` from here on were read to see what the file is, and come first.
    case plain(next: Int)
    case gzip(Inflater)
  }

  private static let gzipMagic: [UInt8] = [0x1f, 0x8b]
  private static let zstandardMagic: [UInt8] = [0x28, 0xb5, 0x2f, 0xfd]

  /// The path as the user gave it.
  var path: String { file.path }

  private let file: OpenFile
  private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 64)
  private var filled = 0
  private var content = Content.plain(next: 0)

  /// Opens a file; a gzip file may decompress to `decompressedBytes` at most.
  init(_ url: URL, decompressedBytes: Int) throws(SpoorError) {
    file = try OpenFile(url)
    while filled < Self.zstandardMagic.count {
      let count = try file.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
      guard count > 0 else { break }
      filled += count
    }
    let head = buffer[..<filled]
    if head.starts(with: Self.zstandardMagic) { throw zstandard() }
    guard head.starts(with: Self.gzipMagic) else { return }
    content = .gzip(try Inflater(path: file.path, limit: decompressedBytes))
  }

  deinit { buffer.deallocate() }

  /// Reads up to `target.count` bytes, at least one; 0 at the end.
  func read(into target: UnsafeMutableRawBufferPointer) throws(SpoorError) -> Int {
    switch content {
    case .gzip(let inflater): return try inflate(inflater, into: target)
    case .plain(let next):
      guard next < filled else { return try file.read(into: target) }
      let count = min(filled - next, target.count)
      target.copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[next..<next + count]))
      content = .plain(next: next + count)
      return count
    }
  }

  private func inflate(
    _ inflater: Inflater,
    into target: UnsafeMutableRawBufferPointer
  ) throws(SpoorError) -> Int {
    while true {
      let input = UnsafeMutableRawBufferPointer(rebasing: buffer[..<filled])
      let count = try inflater.inflate(input, into: target)
      if count > 0 { return count }
      filled = try file.read(into: buffer)
      guard filled > 0 else {
        try inflater.checkEnd()
        return 0
      }
      inflater.beginInput()
    }
  }

  private func zstandard() -> SpoorError {
    SpoorError(
      .badInput,
      "the file is compressed with zstd, which Spoor does not read",
      at: SpoorError.Location(file: path),
      remedy: "Decompress it first ('zstd -d'), or compress it with gzip."
    )
  }
}
