import Foundation

/// Writes one of the two files: room for the header, the payload through a buffer, then the header.
///
/// A file that was not finished has a header of zeros and is refused when opened.
final class PayloadWriter {
  private static let bufferCount = 1 << 14

  private let path: String
  private let descriptor: Int32
  private var buffer: [UInt32] = []
  private var hash = XXHash64()

  /// Creates the file, or empties it.
  init(creating path: String) throws(SuffixFileError) {
    self.path = path
    descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw SuffixFileError(path, .writeFailed(errno: errno)) }
    buffer.reserveCapacity(Self.bufferCount)
    let room = [UInt32](repeating: 0, count: FileHeader.byteCount / 4)
    try room.withUnsafeBufferPointer { (zeros) throws(SuffixFileError) in
      try write(UnsafeRawBufferPointer(zeros))
    }
  }

  deinit { close(descriptor) }

  /// Adds numbers to the payload.
  func append(_ numbers: UnsafeBufferPointer<UInt32>) throws(SuffixFileError) {
    if buffer.count + numbers.count > Self.bufferCount { try flush() }
    guard numbers.count <= Self.bufferCount else { return try writePayload(numbers) }
    buffer.append(contentsOf: numbers)
  }

  /// Adds numbers to the payload.
  func append(_ numbers: [UInt32]) throws(SuffixFileError) {
    try numbers.withUnsafeBufferPointer { (buffer) throws(SuffixFileError) in try append(buffer) }
  }

  /// Writes what the buffer still holds, and returns the payload's checksum.
  func finishPayload() throws(SuffixFileError) -> UInt64 {
    try flush()
    return hash.finalize()
  }

  /// Writes the header, which makes the file whole.
  func finish(with header: FileHeader) throws(SuffixFileError) {
    let bytes = header.encoded()
    let written = pwrite(descriptor, bytes, bytes.count, 0)
    guard written == bytes.count else {
      throw SuffixFileError(path, .writeFailed(errno: written < 0 ? errno : ENOSPC))
    }
  }

  private func flush() throws(SuffixFileError) {
    try buffer.withUnsafeBufferPointer { (numbers) throws(SuffixFileError) in
      try writePayload(numbers)
    }
    buffer.removeAll(keepingCapacity: true)
  }

  private func writePayload(_ numbers: UnsafeBufferPointer<UInt32>) throws(SuffixFileError) {
    hash.update(UnsafeRawBufferPointer(numbers))
    try write(UnsafeRawBufferPointer(numbers))
  }

  private func write(_ bytes: UnsafeRawBufferPointer) throws(SuffixFileError) {
    var rest = bytes
    while let base = rest.baseAddress, !rest.isEmpty {
      let written = Foundation.write(descriptor, base, rest.count)
      if written < 0 && errno == EINTR { continue }
      guard written >= 0 else { throw SuffixFileError(path, .writeFailed(errno: errno)) }
      rest = UnsafeRawBufferPointer(rebasing: rest[written...])
    }
  }
}
