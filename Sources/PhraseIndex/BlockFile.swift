import CZstd
import Foundation
import SpoorModel
import SuffixArrays

/// A file of zstd frames, compressed and written on a thread of its own.
///
/// Unchecked because `state` is touched on `thread`, and when that has finished.
final class BlockFile: @unchecked Sendable {
  /// Blocks one after another, and where each ends.
  struct Batch: Sendable {
    var bytes: [UInt8] = []
    var ends: [Int] = []
  }

  /// Where each frame ends, and the XXH64 of its bytes.
  struct Frames: Sendable {
    var ends: [UInt64] = []
    var checksums: [UInt64] = []
  }

  private struct State {
    var frames = Frames()
    var compressed: [UInt8] = []
    var pending: [UInt8] = []
  }

  private static let level: Int32 = 1
  private static let waitingByteCount = 16 << 20
  private static let pendingByteCount = 1 << 20

  private let file: URL
  private let handle: FileHandle
  private let compressor: OpaquePointer
  private let thread = YieldingThread(room: waitingByteCount)
  private let failure = FirstFailure()
  private var state = State()

  init(creating file: URL) throws {
    guard FileManager.default.createFile(atPath: file.path, contents: nil) else {
      throw SpoorError.refusedCreation(of: file)
    }
    let handle = try FileHandle(forWritingTo: file)
    guard let compressor = ZSTD_createCCtx() else { throw SpoorError.noMemory(for: file) }
    self.file = file
    self.handle = handle
    self.compressor = compressor
  }

  deinit { ZSTD_freeCCtx(compressor) }

  /// Hands blocks over; waits only while too much does.
  ///
  /// - Throws: what an earlier block failed with.
  func append(_ batch: Batch) throws {
    try failure.check()
    thread.perform(cost: batch.bytes.count) { [self] in
      failure.attempt { try write(batch) }
    }
  }

  /// Waits for all blocks and closes the file.
  func finish() throws -> Frames {
    thread.finish()
    try failure.check()
    try handle.write(contentsOf: state.pending)
    try handle.close()
    return state.frames
  }

  private func write(_ batch: Batch) throws {
    try batch.bytes.withUnsafeBytes { bytes in
      var start = 0
      for end in batch.ends {
        try write(UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
        start = end
      }
    }
  }

  private func write(_ block: UnsafeRawBufferPointer) throws {
    let bound = ZSTD_compressBound(block.count)
    if state.compressed.count < bound { state.compressed = [UInt8](repeating: 0, count: bound) }
    let count = ZSTD_compressCCtx(
      compressor,
      &state.compressed,
      state.compressed.count,
      block.baseAddress,
      block.count,
      Self.level
    )
    guard ZSTD_isError(count) == 0 else { throw SpoorError.noMemory(for: file) }
    let checksum = state.compressed.withUnsafeBytes {
      XXHash64.checksum(of: UnsafeRawBufferPointer(rebasing: $0[..<count]))
    }
    state.frames.checksums.append(checksum)
    state.frames.ends.append((state.frames.ends.last ?? 0) + UInt64(count))
    state.pending += state.compressed[..<count]
    guard state.pending.count > Self.pendingByteCount else { return }
    try handle.write(contentsOf: state.pending)
    state.pending.removeAll(keepingCapacity: true)
  }
}
