import CZlib
import SpoorModel

/// Decompresses gzip, member after member (`cat a.gz b.gz` is a gzip file too).
final class Inflater: Decompressor {
  private enum State {
    case inside
    /// A member has ended; another, or zeros that pad a tape's block, may follow.
    case between
  }

  /// zlib's window of 32 KiB, with 16 added for "a gzip header is wanted".
  private static let windowBits: Int32 = 15 + 16

  private let path: String
  private let limit: Int
  private let stream: UnsafeMutablePointer<z_stream>
  private var state = State.inside
  private var consumed = 0
  private var produced = 0

  /// Starts at the file's first byte; more than `limit` decompressed bytes are an error.
  init(path: String, limit: Int) throws(SpoorError) {
    self.path = path
    self.limit = limit
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    guard spoor_inflate_init(stream, Self.windowBits) == Z_OK else {
      throw Packing.outOfMemory(path)
    }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  func beginInput() { consumed = 0 }

  func decompress(
    _ input: UnsafeMutableRawBufferPointer,
    into target: UnsafeMutableRawBufferPointer
  ) throws(SpoorError) -> Int {
    let room = min(target.count, Int(UInt32.max))
    stream.pointee.next_out = target.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.pointee.avail_out = UInt32(room)
    while stream.pointee.avail_out == UInt32(room) {
      guard try beginMember(input) else { return 0 }
      try step(input)
    }
    let count = room - Int(stream.pointee.avail_out)
    produced += count
    guard produced <= limit else { throw Packing.gzip.tooLarge(path, limit: limit) }
    return count
  }

  func checkEnd() throws(SpoorError) {
    guard case .inside = state else { return }
    throw Packing.gzip.endsEarly(path, after: produced)
  }

  /// Whether input is left and a member is open or has been opened.
  private func beginMember(_ input: UnsafeMutableRawBufferPointer) throws(SpoorError) -> Bool {
    guard case .between = state else { return consumed < input.count }
    while consumed < input.count, input[consumed] == 0 { consumed += 1 }
    guard consumed < input.count else { return false }
    inflateReset(stream)
    state = .inside
    return true
  }

  private func step(_ input: UnsafeMutableRawBufferPointer) throws(SpoorError) {
    let rest = UnsafeMutableRawBufferPointer(rebasing: input[consumed...])
    stream.pointee.next_in = rest.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.pointee.avail_in = UInt32(rest.count)
    let result = CZlib.inflate(stream, Z_NO_FLUSH)
    consumed += rest.count - Int(stream.pointee.avail_in)
    switch result {
    case Z_OK, Z_BUF_ERROR: return
    case Z_STREAM_END: state = .between
    case Z_MEM_ERROR: throw Packing.outOfMemory(path)
    default: throw damaged()
    }
  }

  private func damaged() -> SpoorError {
    let reason = stream.pointee.msg.map { "zlib: \(String(cString: $0))" }
    return Packing.gzip.damaged(path, after: produced, reason: reason)
  }
}
