import CZstd
import SpoorModel

/// Decompresses zstd, frame after frame (`cat a.zst b.zst` is a zstd file too).
final class ZstdDecompressor: Decompressor {
  private enum State {
    /// A frame is open; `mayHold` where it filled the last target and may hold more.
    case inside(mayHold: Bool)
    /// A frame has ended; another may follow.
    case between
  }

  /// 128 MiB, what the `zstd` command takes by default; a frame that wants more memory is refused.
  private static let windowLog: Int32 = 27

  private let path: String
  private let limit: Int
  private let stream: OpaquePointer
  private var state = State.inside(mayHold: false)
  private var consumed = 0
  private var produced = 0

  /// Starts at the file's first byte; more than `limit` decompressed bytes are an error.
  init(path: String, limit: Int) throws(SpoorError) {
    self.path = path
    self.limit = limit
    guard let stream = ZSTD_createDStream() else { throw Packing.outOfMemory(path) }
    self.stream = stream
    ZSTD_DCtx_setParameter(stream, ZSTD_d_windowLogMax, Self.windowLog)
  }

  deinit { ZSTD_freeDStream(stream) }

  func beginInput() { consumed = 0 }

  func decompress(
    _ input: UnsafeMutableRawBufferPointer,
    into target: UnsafeMutableRawBufferPointer
  ) throws(SpoorError) -> Int {
    var output = ZSTD_outBuffer(dst: target.baseAddress, size: target.count, pos: 0)
    while output.pos == 0, hasMore(input) { try step(input, &output) }
    produced += output.pos
    guard produced <= limit else { throw Packing.zstd.tooLarge(path, limit: limit) }
    return output.pos
  }

  func checkEnd() throws(SpoorError) {
    guard case .inside = state else { return }
    throw Packing.zstd.endsEarly(path, after: produced)
  }

  /// Whether a step can give anything: there is input left, or output that had no room before.
  private func hasMore(_ input: UnsafeMutableRawBufferPointer) -> Bool {
    if case .inside(mayHold: true) = state { return true }
    return consumed < input.count
  }

  private func step(
    _ input: UnsafeMutableRawBufferPointer,
    _ output: inout ZSTD_outBuffer
  ) throws(SpoorError) {
    var source = ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: consumed)
    let result = ZSTD_decompressStream(stream, &output, &source)
    consumed = source.pos
    guard ZSTD_isError(result) == 0 else { throw failure(ZSTD_getErrorCode(result)) }
    state = result == 0 ? .between : .inside(mayHold: output.pos == output.size)
  }

  private func failure(_ code: ZSTD_ErrorCode) -> SpoorError {
    switch code {
    case ZSTD_error_memory_allocation: return Packing.outOfMemory(path)
    case ZSTD_error_frameParameter_windowTooLarge:
      return SpoorError(
        .badInput,
        "the zstd file wants a window of more than \(1 << Self.windowLog) bytes",
        at: SpoorError.Location(file: path),
        remedy: "Compress it again without '--long', or decompress it yourself."
      )
    default:
      let reason = "zstd: \(String(cString: ZSTD_getErrorString(code)))"
      return Packing.zstd.damaged(path, after: produced, reason: reason)
    }
  }
}
