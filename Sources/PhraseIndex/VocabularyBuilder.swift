/// The words of a shard as numbers: ids from 1, given in the order in which words first occur.
///
/// An open hash table over one arena of bytes: a word costs its bytes and some 16 more.
struct VocabularyBuilder {
  private var bytes: [UInt8] = []
  private var ends: [UInt32] = []
  private var counts: [UInt32] = []
  private var slots = [UInt32](repeating: 0, count: 1 << 12)

  /// The number of different words.
  var count: Int { ends.count }

  /// The number of words, as often as they occur.
  private(set) var total = 0

  /// The id of a word, which is counted; a new word gets the next one.
  mutating func identifier(of word: UnsafeBufferPointer<UInt8>) -> UInt32 {
    total += 1
    let word = UnsafeRawBufferPointer(word)
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: WordHash.hash(word)) & mask
    while case let id = slots[slot], id != 0 {
      if holds(word, id) {
        counts[Int(id) - 1] += 1
        return id
      }
      slot = (slot + 1) & mask
    }
    bytes.append(contentsOf: word)
    ends.append(UInt32(bytes.count))
    counts.append(1)
    let id = UInt32(ends.count)
    slots[slot] = id
    if 3 * ends.count > 2 * slots.count { grow() }
    return id
  }

  /// Writes the vocabulary's sections.
  func write(to tables: inout ShardTableWriter) {
    tables.add(.wordBytes, bytes)
    tables.add(.wordEnds, ends)
    tables.add(.wordCounts, counts)
    tables.add(.wordSlots, slots)
  }

  private func holds(_ word: UnsafeRawBufferPointer, _ id: UInt32) -> Bool {
    let start = id == 1 ? 0 : Int(ends[Int(id) - 2])
    let end = Int(ends[Int(id) - 1])
    guard end - start == word.count else { return false }
    return bytes.withUnsafeBytes { UnsafeRawBufferPointer(rebasing: $0[start..<end]).elementsEqual(word) }
  }

  private mutating func grow() {
    var larger = [UInt32](repeating: 0, count: 2 * slots.count)
    let mask = larger.count - 1
    bytes.withUnsafeBytes { bytes in
      var start = 0
      for (index, end) in ends.enumerated() {
        let word = UnsafeRawBufferPointer(rebasing: bytes[start..<Int(end)])
        var slot = Int(truncatingIfNeeded: WordHash.hash(word)) & mask
        while larger[slot] != 0 { slot = (slot + 1) & mask }
        larger[slot] = UInt32(index + 1)
        start = Int(end)
      }
    }
    slots = larger
  }
}
