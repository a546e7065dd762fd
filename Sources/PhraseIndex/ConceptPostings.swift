import SpoorModel

/// The rows whose instructions hold each word: what similar rows are ranked by.
///
/// A word's postings are its rows, ascending, each as the LEB128 of its distance from the one before
/// (the first from −1); a distance of 0 counts the same row once more.
struct ConceptPostings: Sendable {
  private let tables: ShardTables
  private let derived: ShardTables
  private nonisolated(unsafe) let ends: UnsafeBufferPointer<UInt32>
  private nonisolated(unsafe) let bytes: UnsafeBufferPointer<UInt8>
  private nonisolated(unsafe) let lengths: UnsafeBufferPointer<UInt32>

  /// The number of rows, each distinct one once.
  var rowCount: Int { lengths.count }
  /// The words of all these rows, in all their texts.
  let totalLength: Int

  init(_ tables: ShardTables, _ derived: ShardTables, vocabulary: Int) throws {
    self.tables = tables
    self.derived = derived
    ends = try derived.numbers(.postingEnds)
    bytes = try derived.bytes(.postings).bindMemory(to: UInt8.self)
    lengths = try tables.numbers(.rowLengths)
    totalLength = lengths.reduce(0) { $0 + Int($1) }
    guard ends.count == vocabulary, Int(ends.last ?? 0) == bytes.count else {
      throw derived.damage("its postings are damaged")
    }
  }

  /// The words of a row, in all its texts.
  func length(of row: Int) -> Int { Int(lengths[row]) }

  /// The number of rows whose instructions hold the word.
  ///
  /// Each row has one last byte of a distance, which alone lies within 1...127: bytes before it have
  /// the high bit, and 0 counts a row once more.
  func rowCount(holding id: UInt32) throws -> Int {
    try range(of: id).reduce(0) { $0 + (Int8(bitPattern: bytes[$1]) > 0 ? 1 : 0) }
  }

  private func range(of id: UInt32) throws -> Range<Int> {
    guard id > 0, id <= ends.count else { return 0..<0 }
    let start = id == 1 ? 0 : Int(ends[Int(id) - 2])
    let end = Int(ends[Int(id) - 1])
    guard start <= end, end <= bytes.count else { throw derived.damage("its postings are damaged") }
    return start..<end
  }

  /// Calls `body` with each row whose instruction holds the word, and how often it does, ascending.
  @inline(__always)
  func forEachRow(holding id: UInt32, _ body: (_ row: Int, _ times: Int) -> Void) throws {
    let range = try range(of: id)
    let end = range.upperBound
    var offset = range.lowerBound
    var row = -1
    var times = 0
    while offset < end {
      var distance = Int(bytes[offset] & 0x7f)
      var shift = 7
      while bytes[offset] >= 0x80, offset + 1 < end, shift < 35 {
        offset += 1
        distance |= Int(bytes[offset] & 0x7f) << shift
        shift += 7
      }
      offset += 1
      if distance == 0, times > 0 {
        times += 1
        continue
      }
      if times > 0 { body(row, times) }
      row += distance
      times = 1
      guard lengths.indices.contains(row) else {
        throw derived.damage("its postings are damaged")
      }
    }
    if times > 0 { body(row, times) }
  }

  /// Writes the postings of instructions given segment by segment, rows ascending.
  ///
  /// - Complexity: O(words + vocabulary); two passes over the segments.
  static func write(
    _ segments: [(row: Int, words: Range<Int>)],
    of text: UnsafeBufferPointer<UInt32>,
    vocabulary: Int,
    to tables: inout ShardTableWriter
  ) {
    // Where each word's rows begin in one array of all, then a counting sort into it.
    var places = [Int](repeating: 0, count: vocabulary + 1)
    for (_, words) in segments {
      for word in text[words] { places[Int(word)] += 1 }
    }
    var total = 0
    for word in places.indices {
      let count = places[word]
      places[word] = total
      total += count
    }
    var rows = [UInt32](repeating: 0, count: total)
    for (row, words) in segments {
      for word in text[words] {
        rows[places[Int(word)]] = UInt32(row)
        places[Int(word)] += 1
      }
    }
    tables.add(.postings, encoded(rows, ends: places, to: &tables))
  }

  private static func encoded(
    _ rows: [UInt32],
    ends: [Int],
    to tables: inout ShardTableWriter
  ) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(2 * rows.count)
    var byteEnds: [UInt32] = []
    var start = ends[0]
    for end in ends.dropFirst() {
      var last = -1
      for row in rows[start..<end] {
        var distance = Int(row) - last
        last = Int(row)
        while distance >= 0x80 {
          bytes.append(UInt8(truncatingIfNeeded: distance) | 0x80)
          distance >>= 7
        }
        bytes.append(UInt8(distance))
      }
      byteEnds.append(UInt32(bytes.count))
      start = end
    }
    tables.add(.postingEnds, byteEnds)
    return bytes
  }
}
