import SpoorModel

/// Which row and field each stretch of the word text belongs to, mapped.
struct Segments: Sendable {
  /// One text of one row.
  struct Segment: Equatable {
    /// Its number, ascending by start.
    var number: Int
    /// Its words in the word text, without the separator behind them.
    var words: Range<Int>
    /// The row in its shard.
    var row: Int
    /// Where the text stands in the row.
    var place: TrainingRow.Place
  }

  private let tables: ShardTables
  private nonisolated(unsafe) let starts: UnsafeBufferPointer<UInt32>
  private nonisolated(unsafe) let rows: UnsafeBufferPointer<UInt32>
  /// The first segment and the first word of each field; then both ends.
  private let firstSegments: [Int]
  private let firstWords: [Int]
  /// The length of the word text.
  private let wordCount: Int

  init(_ tables: ShardTables, wordCount: Int) throws {
    self.tables = tables
    self.wordCount = wordCount
    starts = try tables.numbers(.segmentStarts)
    rows = try tables.numbers(.segmentRows)
    let bounds = try tables.numbers(.fields).map(Int.init)
    guard bounds.count == 2 * FieldNumbers.fields.count + 2, rows.count == starts.count else {
      throw tables.damage("its segments are damaged")
    }
    firstSegments = stride(from: 0, to: bounds.count, by: 2).map { bounds[$0] }
    firstWords = stride(from: 1, to: bounds.count, by: 2).map { bounds[$0] }
    guard firstSegments.isAscending, firstSegments.last == starts.count, firstWords.isAscending,
      firstWords.last == wordCount
    else { throw tables.damage("its segments are damaged") }
  }

  /// The number of segments.
  var count: Int { starts.count }

  /// The words of a field's stretch.
  func words(of field: RowField) -> Range<Int> {
    let number = FieldNumbers.number(of: field)
    return firstWords[number]..<firstWords[number + 1]
  }

  /// The segments of a field, as numbers.
  func numbers(of field: RowField) -> Range<Int> {
    let number = FieldNumbers.number(of: field)
    return firstSegments[number]..<firstSegments[number + 1]
  }

  /// The number of the segment that holds the word at `position`; O(log n).
  func number(holding position: Int) throws -> Int {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if Int(starts[middle]) <= position { low = middle + 1 } else { high = middle }
    }
    guard low > 0, position < wordCount else {
      throw tables.damage("word \(position) belongs to no row")
    }
    return low - 1
  }

  /// The row that a segment belongs to.
  func row(of number: Int) -> Int { Int(rows[number]) }

  /// The words of a segment, without its separator.
  func words(of number: Int) throws -> Range<Int> {
    let start = Int(starts[number])
    let next = number + 1 < starts.count ? Int(starts[number + 1]) : wordCount
    guard start < next, next <= wordCount else {
      throw tables.damage("segment \(number) has no end")
    }
    return start..<next - 1
  }

  /// The field of a segment.
  func field(of number: Int) -> RowField {
    let next = firstSegments.firstIndex { $0 > number } ?? FieldNumbers.fields.count
    return FieldNumbers.fields[max(0, min(next, FieldNumbers.fields.count) - 1)]
  }

  /// All that is known of a segment.
  func segment(_ number: Int) throws -> Segment {
    let field = field(of: number)
    let first = numbers(of: field).lowerBound
    var turn = 0
    while number - turn > first, rows[number - turn - 1] == rows[number] { turn += 1 }
    return Segment(
      number: number,
      words: try words(of: number),
      row: row(of: number),
      place: TrainingRow.Place(field, turn: turn)
    )
  }
}

extension Collection where Element: Comparable {
  fileprivate var isAscending: Bool { zip(self, dropFirst()).allSatisfy { $0 <= $1 } }
}
