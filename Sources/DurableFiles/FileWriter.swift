public import Foundation
import SpoorModel

/// Writes to an open file through a buffer; ``AtomicFile`` makes them.
public final class FileWriter {
  private static let bufferByteCount = 1 << 16

  private let path: String
  private let descriptor: Int32
  private var buffer: [UInt8] = []

  /// `path` is for errors only; the descriptor stays the caller's.
  init(_ descriptor: Int32, path: String) {
    self.descriptor = descriptor
    self.path = path
    buffer.reserveCapacity(Self.bufferByteCount)
  }

  /// Writes a text as UTF-8.
  ///
  /// - Throws: `SpoorError` of code `inputOutput`.
  public func write(_ text: String) throws {
    var text = text
    try text.withUTF8 { try append(UnsafeRawBufferPointer($0)) }
  }

  /// Writes bytes: an array, `Data`, a raw buffer.
  ///
  /// - Throws: `SpoorError` of code `inputOutput`.
  public func write(_ bytes: some ContiguousBytes) throws {
    try bytes.withUnsafeBytes { try append($0) }
  }

  /// Hands what is buffered to the operating system.
  func flush() throws {
    try buffer.withUnsafeBytes { try writeThrough($0) }
    buffer.removeAll(keepingCapacity: true)
  }

  private func append(_ bytes: UnsafeRawBufferPointer) throws {
    if buffer.count + bytes.count > Self.bufferByteCount { try flush() }
    guard bytes.count <= Self.bufferByteCount else { return try writeThrough(bytes) }
    buffer.append(contentsOf: bytes)
  }

  private func writeThrough(_ bytes: UnsafeRawBufferPointer) throws {
    var rest = bytes
    while let base = rest.baseAddress, !rest.isEmpty {
      let written = Foundation.write(descriptor, base, rest.count)
      if written < 0 && errno == EINTR { continue }
      guard written >= 0 else { throw SpoorError.refused(.write, path) }
      rest = UnsafeRawBufferPointer(rebasing: rest[written...])
    }
  }
}
