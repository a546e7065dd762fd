import Foundation

/// The rows that stand in several of the parts that are merged.
///
/// Memory holds 12 bytes for each row that repeats one of another part.
struct Repetitions {
  /// A distinct row of a part.
  struct Row {
    /// The part's place among all, from 0.
    var part: Int
    /// The row's number in it.
    var number: UInt32
    /// How many rows of the part are alike it, itself included.
    var copies: Int
    /// The words of all its texts.
    var words: Int
  }

  private struct Repeated {
    var row: UInt32
    var originalPart: UInt32
    var originalRow: UInt32
  }

  /// For each part, in its order among all.
  private var repeated: [[Repeated]]
  private var later: [[(row: UInt32, copies: Int)]]
  private var words: [Int]

  /// None yet, of so many parts.
  init(parts: Int) {
    repeated = Array(repeating: [], count: parts)
    later = Array(repeating: [], count: parts)
    words = Array(repeating: 0, count: parts)
  }

  /// Adds rows that are alike: all of them, in the order of their parts, of each part one.
  mutating func add(_ alike: [Row]) {
    guard alike.count > 1 else { return }
    let original = alike[0]
    for row in alike.dropFirst() {
      repeated[row.part].append(
        Repeated(
          row: row.number,
          originalPart: UInt32(original.part),
          originalRow: original.number
        )
      )
      words[row.part] += row.words
    }
    let copies = alike.dropFirst().reduce(0) { $0 + $1.copies }
    later[original.part].append((original.number, copies))
  }

  /// What each part must know of the others, once all rows are added.
  ///
  /// - Parameter distinctRows: how many distinct rows each part has.
  /// - Returns: for each part, in their order.
  func found(distinctRows: [Int]) -> [MergedRows] {
    let sorted = repeated.map { $0.sorted { $0.row < $1.row } }
    let firstRows = zip(distinctRows, sorted).reduce(into: [0]) {
      $0.append($0[$0.count - 1] + $1.0 - $1.1.count)
    }
    let rows = sorted.map { $0.map(\.row) }
    func number(_ row: Repeated) -> Int {
      let part = Int(row.originalPart)
      let before = rows[part].withUnsafeBufferPointer { $0.lowerBound(of: Int(row.originalRow)) }
      return firstRows[part] + Int(row.originalRow) - before
    }
    return sorted.indices.map { part in
      MergedRows(
        repeated: sorted[part].map { ($0.row, number($0)) },
        later: later[part].sorted { $0.row < $1.row },
        repeatedWords: words[part]
      )
    }
  }
}

/// What a shard of a merged index knows of the other shards: `merged.bin`.
struct MergedRows {
  /// Its rows that an earlier shard holds, ascending, with the numbers in the index of those.
  var repeated: [(row: UInt32, original: Int)]
  /// Its rows that later shards hold, ascending, with how many copies those hold.
  var later: [(row: UInt32, copies: Int)]
  /// The words of its repeated rows.
  var repeatedWords: Int

  /// Writes it beside the shard's files, unless there is nothing to say, and has the manifest say it.
  func write(into folder: URL, of shard: inout IndexManifest.Shard) throws {
    shard.rankedWords = shard.rankedWords.map { $0 - repeatedWords }
    guard !repeated.isEmpty || !later.isEmpty else { return }
    let file = folder.appending(path: ShardFile.merged)
    var tables = ShardTableWriter()
    RepeatedRows.write(repeated, to: &tables)
    LaterCopies.write(later, to: &tables)
    try tables.write(to: file)
    shard.files[ShardFile.merged] = try IndexManifest.Seal(ofFile: file)
    shard.repeatedRows = repeated.isEmpty ? nil : repeated.count
  }
}
