import CZstd
import Foundation
import SpoorModel
import SuffixArrays

/// Writes `rows.zst`: blocks of rows, each one zstd frame.
final class RowBlockWriter {
  /// A block is closed when it holds so many bytes: little to decompress for one row, enough to
  /// find repetition in.
  static let blockByteCount = 16 << 10
  private static let level: Int32 = 1

  private let file: URL
  private let handle: FileHandle
  private let compressor: OpaquePointer
  private var block: [UInt8] = []
  private var compressed: [UInt8] = []
  private var pending: [UInt8] = []
  private var end: UInt64 = 0
  private var rows = 0
  private var ends: [UInt64] = []
  private var firstRows: [UInt32] = []
  private var checksums: [UInt64] = []

  init(creating file: URL) throws {
    guard FileManager.default.createFile(atPath: file.path, contents: nil) else {
      throw SpoorError.refusedCreation(of: file)
    }
    guard let compressor = ZSTD_createCCtx() else { throw SpoorError.noMemory(for: file) }
    self.file = file
    self.compressor = compressor
    handle = try FileHandle(forWritingTo: file)
  }

  deinit { ZSTD_freeCCtx(compressor) }

  /// Adds a row.
  func append(_ row: TrainingRow) throws {
    if block.isEmpty { firstRows.append(UInt32(rows)) }
    RowRecord.append(row, to: &block)
    rows += 1
    if block.count >= Self.blockByteCount { try closeBlock() }
  }

  /// Writes what is left and the sections that find a row's block.
  func finish(tables: inout ShardTableWriter) throws {
    if !block.isEmpty { try closeBlock() }
    try handle.write(contentsOf: pending)
    try handle.close()
    tables.add(.blockEnds, halves: ends)
    tables.add(.blockRows, firstRows)
    tables.add(.blockChecksums, halves: checksums)
  }

  private func closeBlock() throws {
    let bound = ZSTD_compressBound(block.count)
    if compressed.count < bound { compressed = [UInt8](repeating: 0, count: bound) }
    let count = ZSTD_compressCCtx(
      compressor,
      &compressed,
      compressed.count,
      block,
      block.count,
      Self.level
    )
    guard ZSTD_isError(count) == 0 else { throw SpoorError.noMemory(for: file) }
    compressed.withUnsafeBytes { bytes in
      let frame = UnsafeRawBufferPointer(rebasing: bytes[..<count])
      checksums.append(XXHash64.checksum(of: frame))
      pending.append(contentsOf: frame)
    }
    end += UInt64(count)
    ends.append(end)
    block.removeAll(keepingCapacity: true)
    guard pending.count > 1 << 20 else { return }
    try handle.write(contentsOf: pending)
    pending.removeAll(keepingCapacity: true)
  }
}
