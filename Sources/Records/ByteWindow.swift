import Foundation
import SpoorModel

/// The part of a stream that is being looked at, with simdjson's padding readable behind it.
///
/// Bytes that were skipped stay where they are until the next ``refill()``, so that a record can be
/// parsed in place.
final class ByteWindow {
  private static let initialCapacity = 1 << 20

  let stream: ByteStream
  private var storage: UnsafeMutableRawBufferPointer
  private var start = 0
  private var end = 0
  /// The bytes that were skipped so far: where the window begins in the stream.
  private(set) var offset = 0

  init(_ stream: ByteStream) {
    self.stream = stream
    storage = Self.zeroed(Self.initialCapacity)
  }

  deinit { storage.deallocate() }

  /// The bytes that were read and not skipped; dies with the next ``refill()``.
  var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: storage[start..<end]) }

  /// Moves past the first `count` bytes.
  func skip(_ count: Int) {
    start += count
    offset += count
  }

  /// Reads more behind ``bytes``, which it may move; false at the end of the stream.
  func refill() throws(SpoorError) -> Bool {
    if end == capacity { makeRoom() }
    let room = UnsafeMutableRawBufferPointer(rebasing: storage[end..<capacity])
    let count = try stream.read(into: room)
    end += count
    return count > 0
  }

  private var capacity: Int { storage.count - JSONParser.padding }

  private func makeRoom() {
    let count = end - start
    let target = count > capacity / 2 ? Self.zeroed(2 * capacity) : storage
    if let from = storage.baseAddress, let to = target.baseAddress {
      memmove(to, from + start, count)
    }
    if target.baseAddress != storage.baseAddress { storage.deallocate() }
    storage = target
    (start, end) = (0, count)
  }

  private static func zeroed(_ capacity: Int) -> UnsafeMutableRawBufferPointer {
    let count = capacity + JSONParser.padding
    let storage = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 64)
    storage.initializeMemory(as: UInt8.self, repeating: 0)
    return storage
  }
}
