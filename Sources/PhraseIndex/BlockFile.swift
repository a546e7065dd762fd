import CZstd
import Foundation
import SpoorModel
import SuffixArrays
import Synchronization

/// A file of zstd frames, compressed and written on a thread of its own.
///
/// Unchecked because `state` is touched on `queue` only.
final class BlockFile: @unchecked Sendable {
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
  private static let waitingBlocks = 64
  private static let pendingByteCount = 1 << 20

  private let file: URL
  private let handle: FileHandle
  private let compressor: OpaquePointer
  private let queue = DispatchQueue(label: "spoor.rows")
  private let room = DispatchSemaphore(value: waitingBlocks)
  private let failure = Mutex<(any Error)?>(nil)
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

  /// Hands a block over; waits only while too many do.
  ///
  /// - Throws: what an earlier block failed with.
  func append(_ block: [UInt8]) throws {
    try checkFailure()
    room.wait()
    queue.async { [self] in
      defer { room.signal() }
      guard failure.withLock({ $0 == nil }) else { return }
      do {
        try write(block)
      } catch {
        failure.withLock { $0 = error }
      }
    }
  }

  /// Waits for all blocks and closes the file.
  func finish() throws -> Frames {
    try queue.sync {
      try checkFailure()
      try handle.write(contentsOf: state.pending)
      try handle.close()
      return state.frames
    }
  }

  private func checkFailure() throws {
    if let error = failure.withLock({ $0 }) { throw error }
  }

  private func write(_ block: [UInt8]) throws {
    let bound = ZSTD_compressBound(block.count)
    if state.compressed.count < bound { state.compressed = [UInt8](repeating: 0, count: bound) }
    let count = ZSTD_compressCCtx(
      compressor,
      &state.compressed,
      state.compressed.count,
      block,
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
