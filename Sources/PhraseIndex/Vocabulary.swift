import Foundation
import SpoorModel

/// The words of a shard, mapped: from a folded word to its id and count.
struct Vocabulary: Sendable {
  /// A word that the dataset holds.
  struct Entry: Equatable {
    var id: UInt32
    /// How often it occurs in all rows.
    var count: Int
  }

  private let tables: ShardTables
  private nonisolated(unsafe) let bytes: UnsafeRawBufferPointer
  private nonisolated(unsafe) let ends: UnsafeBufferPointer<UInt32>
  private nonisolated(unsafe) let counts: UnsafeBufferPointer<UInt32>
  private nonisolated(unsafe) let slots: UnsafeBufferPointer<UInt32>

  /// The number of different words.
  var count: Int { ends.count }

  init(_ tables: ShardTables) throws {
    self.tables = tables
    bytes = try tables.bytes(.wordBytes)
    ends = try tables.numbers(.wordEnds)
    counts = try tables.numbers(.wordCounts)
    slots = try tables.numbers(.wordSlots)
    guard slots.count > ends.count, counts.count == ends.count
    else { throw tables.damage("its vocabulary is damaged") }
  }

  /// The entry of a folded word; O(its length).
  func entry(of word: UnsafeRawBufferPointer) -> Entry? {
    var slot = WordHash.slot(of: word, among: slots.count)
    // A table without a free slot is damaged; the bound keeps it from being walked for ever.
    for _ in slots.indices {
      let id = slots[slot]
      guard id != 0, id <= ends.count else { return nil }
      if holds(word, id) { return Entry(id: id, count: Int(counts[Int(id) - 1])) }
      slot = slot + 1 == slots.count ? 0 : slot + 1
    }
    return nil
  }

  /// How often the word of an id occurs in all rows; 0 for an id that is none.
  func count(of id: UInt32) -> Int {
    id > 0 && id <= counts.count ? Int(counts[Int(id) - 1]) : 0
  }

  private func holds(_ word: UnsafeRawBufferPointer, _ id: UInt32) -> Bool {
    let start = id == 1 ? 0 : Int(ends[Int(id) - 2])
    let end = Int(ends[Int(id) - 1])
    guard start <= end, end <= bytes.count, end - start == word.count,
      let known = bytes.baseAddress, let asked = word.baseAddress
    else { return false }
    return memcmp(known + start, asked, word.count) == 0
  }
}
