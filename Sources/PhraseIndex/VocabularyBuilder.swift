import Foundation

/// The words of a shard as numbers: ids from 1, given in the order in which words first occur.
///
/// An open hash table over one arena of bytes: a word costs its bytes and some 50 more.
struct VocabularyBuilder {
  private struct Slot {
    /// A word of fewer than eight bytes itself, else its hash.
    var key: UInt64 = 0
    /// The word's bytes.
    var length: UInt32 = 0
    /// 0 where the slot is free.
    var id: UInt32 = 0
  }

  private var bytes: [UInt8] = []
  private var ends: [UInt32] = []
  private var counts: [UInt32] = []
  private var slots = [Slot](repeating: Slot(), count: 1 << 12)

  /// The number of different words.
  var count: Int { ends.count }

  /// The number of words, as often as they occur.
  private(set) var total = 0

  /// The id of a word, which is counted; a new word gets the next one.
  mutating func identifier(of word: UnsafeBufferPointer<UInt8>) -> UInt32 {
    total += 1
    let word = UnsafeRawBufferPointer(word)
    let tail = WordHash.tail(of: word)
    let hash = WordHash.hash(word, tail: tail)
    let isShort = word.count < WordHash.chunkByteCount
    let key = isShort ? tail : hash
    var place = WordHash.slot(of: hash, among: slots.count)
    while case let slot = slots[place], slot.id != 0 {
      if slot.key == key, slot.length == word.count, isShort || holds(word, slot.id) {
        counts[Int(slot.id) - 1] += 1
        return slot.id
      }
      place = place + 1 == slots.count ? 0 : place + 1
    }
    bytes.append(contentsOf: word)
    ends.append(UInt32(bytes.count))
    counts.append(1)
    let id = UInt32(ends.count)
    slots[place] = Slot(key: key, length: UInt32(word.count), id: id)
    if 3 * ends.count > 2 * slots.count { grow() }
    return id
  }

  /// Writes the vocabulary's sections.
  func write(to tables: inout ShardTableWriter) {
    tables.add(.wordBytes, bytes)
    tables.add(.wordEnds, ends)
    tables.add(.wordCounts, counts)
    tables.add(.wordSlots, filled(slots: ends.count + ends.count / 3 + 1))
  }

  @inline(__always)
  private func holds(_ word: UnsafeRawBufferPointer, _ id: UInt32) -> Bool {
    let start = id == 1 ? 0 : Int(ends[Int(id) - 2])
    let end = Int(ends[Int(id) - 1])
    guard end - start == word.count, let base = word.baseAddress else { return false }
    return bytes.withUnsafeBytes { bytes in
      bytes.baseAddress.map { memcmp($0 + start, base, word.count) == 0 } ?? false
    }
  }

  private mutating func grow() {
    let known = slots.reduce(into: [Slot](repeating: Slot(), count: count)) { known, slot in
      if slot.id != 0 { known[Int(slot.id) - 1] = slot }
    }
    slots = filled(slots: 2 * slots.count).map { $0 == 0 ? Slot() : known[Int($0) - 1] }
  }

  /// A hash table of so many slots with every word in it.
  private func filled(slots count: Int) -> [UInt32] {
    var table = [UInt32](repeating: 0, count: count)
    bytes.withUnsafeBytes { bytes in
      var start = 0
      for (index, end) in ends.enumerated() {
        let word = UnsafeRawBufferPointer(rebasing: bytes[start..<Int(end)])
        var slot = WordHash.slot(of: word, among: count)
        while table[slot] != 0 { slot = slot + 1 == count ? 0 : slot + 1 }
        table[slot] = UInt32(index + 1)
        start = Int(end)
      }
    }
    return table
  }
}
