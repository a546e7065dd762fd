import CZstd
import Foundation
import SpoorModel
import SuffixArrays

/// `rows.zst`, mapped: the rows of a shard, a block at a time.
///
/// The latest blocks stay decompressed, because the first rows of a dataset are asked for again and
/// again: they hold the first places of most runs. One thread at a time.
final class RowBlocks {
  /// How many blocks are kept, and as many more of those asked for before them.
  private static let keptBlocks = 128
  /// A row of one block can be large; a frame that claims more is damaged.
  private static let longestBlock: UInt64 = 1 << 32

  private let file: MappedFile
  private let tables: ShardTables
  private let ends: UnsafeBufferPointer<UInt64>
  private let firstRows: UnsafeBufferPointer<UInt32>
  private let checksums: UnsafeBufferPointer<UInt64>
  private var recent: [Int: [UInt8]] = [:]
  private var earlier: [Int: [UInt8]] = [:]
  /// One for all blocks: making one asks the processor for its kind, slow on a virtual machine.
  private let decompressor: OpaquePointer

  init(_ file: MappedFile, _ tables: ShardTables) throws {
    self.file = file
    self.tables = tables
    ends = try tables.longNumbers(.blockEnds)
    firstRows = try tables.numbers(.blockRows)
    checksums = try tables.longNumbers(.blockChecksums)
    guard ends.count == firstRows.count, ends.count == checksums.count, !ends.isEmpty,
      firstRows[0] == 0, ends.last == UInt64(file.bytes.count)
    else { throw tables.damage("its blocks of rows are damaged") }
    // Last, for nothing frees it when this throws.
    guard let decompressor = ZSTD_createDCtx() else { throw SpoorError.noMemory(for: file.url) }
    self.decompressor = decompressor
  }

  deinit { ZSTD_freeDCtx(decompressor) }

  /// The row of a number in this shard, below the number of rows; one block is decompressed.
  func row(_ number: Int) throws -> TrainingRow {
    let index = blockIndex(of: number)
    return try block(index).withUnsafeBytes { bytes in
      var reader = RowRecord.Reader(bytes)
      for _ in Int(firstRows[index])..<number where !reader.skipRow() {
        throw file.damage("row \(number) is missing")
      }
      guard let row = reader.row() else { throw file.damage("row \(number) is missing") }
      return row
    }
  }

  private func blockIndex(of row: Int) -> Int {
    var low = 1
    var high = firstRows.count
    while low < high {
      let middle = (low + high) / 2
      if Int(firstRows[middle]) <= row { low = middle + 1 } else { high = middle }
    }
    return low - 1
  }

  private func block(_ index: Int) throws -> [UInt8] {
    if let block = recent[index] { return block }
    let block = try earlier[index] ?? decompressed(index)
    if recent.count >= Self.keptBlocks {
      earlier = recent
      recent.removeAll(keepingCapacity: true)
    }
    recent[index] = block
    return block
  }

  private func decompressed(_ index: Int) throws -> [UInt8] {
    let start = index == 0 ? 0 : ends[index - 1]
    guard start <= ends[index], ends[index] <= UInt64(file.bytes.count) else {
      throw tables.damage("its blocks of rows are damaged")
    }
    let frame = UnsafeRawBufferPointer(rebasing: file.bytes[Int(start)..<Int(ends[index])])
    guard XXHash64.checksum(of: frame) == checksums[index] else {
      throw file.damage("block \(index) of its rows is not what was written")
    }
    let size = ZSTD_getFrameContentSize(frame.baseAddress, frame.count)
    guard size <= Self.longestBlock else { throw file.damage("block \(index) is no zstd frame") }
    var failed = false
    let block = [UInt8](unsafeUninitializedCapacity: Int(size)) { buffer, count in
      let written = ZSTD_decompressDCtx(
        decompressor,
        buffer.baseAddress,
        buffer.count,
        frame.baseAddress,
        frame.count
      )
      failed = ZSTD_isError(written) != 0 || written != buffer.count
      count = failed ? 0 : written
    }
    guard !failed else { throw file.damage("block \(index) cannot be decompressed") }
    return block
  }
}
