import Foundation
import SpoorModel

/// What stands in a shard's files of tables, by section.
///
/// The numbers are part of the format: only ever append.
enum TableSection: UInt32, CaseIterable {
  /// The folded words one after another, in UTF-8.
  case wordBytes = 1
  /// Where each word's bytes end; word ids count from 1.
  case wordEnds
  /// How often each word occurs in all rows.
  case wordCounts
  /// The hash table: a word id or 0 in each slot.
  case wordSlots
  /// For each field, in ``RowField``'s order: its first segment and its first word; then both ends.
  case fields
  /// Where each segment starts, in words.
  case segmentStarts
  /// The row of each segment.
  case segmentRows
  /// Where each block of rows ends in `rows.zst`, as two halves (low, high).
  case blockEnds
  /// The first row of each block.
  case blockRows
  /// XXH64 of each block's compressed bytes, as two halves (low, high).
  case blockChecksums
  /// Where each word's postings end.
  case postingEnds
  /// The rows whose instructions hold each word (``ConceptPostings``).
  case postings
  /// The words of each row, in all its texts.
  case rowLengths
  /// The row of each further copy, ascending.
  case copyRows
  /// Where each further copy's name ends in ``copyNames``.
  case copyEnds
  /// The further copies' positions and ids.
  case copyNames
  /// The ranks of suffixes that stand in rows of several copies, ascending.
  case copiedRanks
  /// For each of those ranks, the further occurrences up to and including it, as two halves (low, high).
  case copiedSums
  /// The rows that an earlier shard of a merged index holds too, ascending.
  case repeatedRows
  /// The number, in the index, of the row that each of them repeats, as two halves (low, high).
  case repeatedOriginals
  /// The rows that later shards of a merged index hold too, ascending.
  case laterRows
  /// How many copies of each of them later shards hold, as two halves (low, high).
  case laterCopies
  /// The fingerprints of a part's distinct rows, ascending, each as its high and its low 64 bits.
  case fingerprints
  /// The row of each fingerprint.
  case fingerprintRows
  /// How many rows of the part are alike that row, itself included.
  case fingerprintCopies
  /// The words of that row, in all its texts.
  case fingerprintWords
}

/// Collects the sections of a table file and writes them.
///
/// | bytes | |
/// |---|---|
/// | 0–7 | magic: `SPOORTAB` |
/// | 8–11 | format version |
/// | 12–15 | number of sections |
/// | 16– | a section each: number, 0 (u32 each), offset, length (u64 each) |
///
/// Sections begin at multiples of 8. The manifest holds the whole file's checksum.
struct ShardTableWriter {
  static let magic: UInt64 = 0x4241_5452_4F4F_5053
  static let version: UInt32 = 1
  static let alignment = 8

  private var sections: [(section: TableSection, bytes: Data)] = []

  init() {}

  /// Adds a section of numbers.
  mutating func add(_ section: TableSection, _ numbers: [UInt32]) {
    sections.append((section, numbers.withUnsafeBytes { Data($0) }))
  }

  /// Adds a section of bytes.
  mutating func add(_ section: TableSection, _ bytes: [UInt8]) {
    sections.append((section, Data(bytes)))
  }

  /// Adds a section of 64-bit numbers, each as its low and its high half.
  mutating func add(_ section: TableSection, halves numbers: [UInt64]) {
    sections.append((section, numbers.withUnsafeBytes { Data($0) }))
  }

  /// Writes the file.
  func write(to file: URL) throws {
    var head = Data()
    func append<Number: FixedWidthInteger>(_ number: Number) {
      withUnsafeBytes(of: number.littleEndian) { head.append(contentsOf: $0) }
    }
    append(Self.magic)
    append(Self.version)
    append(UInt32(sections.count))
    var offset = head.count + 24 * sections.count
    for (section, bytes) in sections {
      append(section.rawValue)
      append(UInt32(0))
      append(UInt64(offset))
      append(UInt64(bytes.count))
      offset += bytes.count.rounded(upTo: Self.alignment)
    }
    var whole = head
    whole.reserveCapacity(offset)
    for (_, bytes) in sections {
      whole.append(bytes)
      whole.append(Data(count: bytes.count.rounded(upTo: Self.alignment) - bytes.count))
    }
    try whole.write(to: file)
  }
}

/// A table file, mapped into memory.
struct ShardTables: Sendable {
  private let file: MappedFile
  private let ranges: [UInt32: Range<Int>]

  /// Reads the directory of sections; O(1).
  init(_ file: MappedFile) throws {
    self.file = file
    let bytes = file.bytes
    guard bytes.count >= 16, bytes.load(as: UInt64.self) == ShardTableWriter.magic else {
      throw file.damage("it is not a table file of Spoor's")
    }
    let version = bytes.load(fromByteOffset: 8, as: UInt32.self)
    guard version == ShardTableWriter.version else {
      throw file.damage("format \(version), this build reads \(ShardTableWriter.version)")
    }
    let count = Int(bytes.load(fromByteOffset: 12, as: UInt32.self))
    guard count <= TableSection.allCases.count, 16 + 24 * count <= bytes.count else {
      throw file.damage("its directory is damaged")
    }
    var ranges: [UInt32: Range<Int>] = [:]
    for entry in 0..<count {
      let base = 16 + 24 * entry
      let start = bytes.load(fromByteOffset: base + 8, as: UInt64.self)
      let length = bytes.load(fromByteOffset: base + 16, as: UInt64.self)
      let total = UInt64(bytes.count)
      guard start.isMultiple(of: 8), start <= total, length <= total - start else {
        throw file.damage("its directory is damaged")
      }
      ranges[bytes.load(fromByteOffset: base, as: UInt32.self)] = Int(start)..<Int(start + length)
    }
    self.ranges = ranges
  }

  /// A section's bytes, which live as long as the tables.
  func bytes(_ section: TableSection) throws -> UnsafeRawBufferPointer {
    guard let range = ranges[section.rawValue] else {
      throw file.damage("section \(section) is missing")
    }
    return UnsafeRawBufferPointer(rebasing: file.bytes[range])
  }

  /// A section of numbers.
  func numbers(_ section: TableSection) throws -> UnsafeBufferPointer<UInt32> {
    try bytes(section).bindMemory(to: UInt32.self)
  }

  /// A section of 64-bit numbers.
  func longNumbers(_ section: TableSection) throws -> UnsafeBufferPointer<UInt64> {
    try bytes(section).bindMemory(to: UInt64.self)
  }

  /// An error about the file.
  func damage(_ problem: String) -> SpoorError { file.damage(problem) }
}

extension Int {
  /// The least multiple of `unit` that is not smaller.
  fileprivate func rounded(upTo unit: Int) -> Int { (self + unit - 1) / unit * unit }
}
