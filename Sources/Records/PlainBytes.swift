public import Foundation
public import SpoorModel

/// A file's bytes in their order, decompressed, taken piece by piece.
///
/// Beside a ``RecordReader`` of the same file it gives the very bytes of each record and of what stands
/// between them. Memory holds one piece and 256 KiB.
public final class PlainBytes {
  private let stream: ByteStream
  private let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 64)
  private var buffer: [UInt8] = []
  private var start = 0
  private var offset = 0

  /// Opens a file.
  public init(_ url: URL, limits: ReadLimits = .default) throws(SpoorError) {
    stream = try ByteStream(url, decompressedBytes: limits.decompressedBytes)
  }

  deinit { chunk.deallocate() }

  /// The bytes from where the last call ended to `end`, or to the file's end.
  public func bytes(upTo end: Int) throws(SpoorError) -> [UInt8] {
    let wanted = max(0, end - offset)
    while buffer.count - start < wanted, try fill() {}
    return take(min(wanted, buffer.count - start))
  }

  /// The bytes from where the last call ended to the file's end.
  public func rest() throws(SpoorError) -> [UInt8] {
    while try fill() {}
    return take(buffer.count - start)
  }

  private func take(_ count: Int) -> [UInt8] {
    let bytes = Array(buffer[start..<start + count])
    start += count
    offset += count
    return bytes
  }

  private func fill() throws(SpoorError) -> Bool {
    if start > 0 { buffer.removeFirst(start) }
    start = 0
    let count = try stream.read(into: chunk)
    buffer.append(contentsOf: chunk[..<count])
    return count > 0
  }
}
