import Foundation
import SpoorModel

/// Which row and field each stretch of the word text belongs to.
///
/// A segment is one field of one row: its words, then a separator. The table is stored as one blob
/// of little-endian u32 triples (first word, row position, field), ascending by first word.
struct SegmentTable: Sendable {
  /// One field of one row.
  struct Segment: Equatable {
    var start: Int
    var row: Int
    var field: RowField
  }

  private var starts: [UInt32] = []
  private var rows: [UInt32] = []
  private var fields: [UInt32] = []

  /// The fields in the order of their numbers in the file; only ever append.
  private static let fieldNumbers: [RowField] = [.instruction, .input, .output]

  init() {}

  /// The number of segments.
  var count: Int { starts.count }

  /// Adds the segment that begins at word `start`; starts must ascend.
  mutating func append(_ segment: Segment) {
    starts.append(UInt32(segment.start))
    rows.append(UInt32(segment.row))
    fields.append(UInt32(Self.fieldNumbers.firstIndex(of: segment.field) ?? 0))
  }

  /// The segment that holds the word at `position`.
  ///
  /// - Complexity: O(log n) in the number of segments.
  func segment(holding position: Int) -> Segment? {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if Int(starts[middle]) <= position { low = middle + 1 } else { high = middle }
    }
    guard low > 0, fields[low - 1] < Self.fieldNumbers.count else { return nil }
    return Segment(
      start: Int(starts[low - 1]),
      row: Int(rows[low - 1]),
      field: Self.fieldNumbers[Int(fields[low - 1])]
    )
  }

  /// The table as it is stored.
  var data: Data {
    var data = Data(capacity: starts.count * 12)
    for index in starts.indices {
      for value in [starts[index], rows[index], fields[index]] {
        withUnsafeBytes(of: value.littleEndian) { data.append(contentsOf: $0) }
      }
    }
    return data
  }

  /// Reads a stored table; `nil` when its size is impossible.
  init?(_ data: Data) {
    guard data.count % 12 == 0 else { return nil }
    data.withUnsafeBytes { bytes in
      for offset in stride(from: 0, to: data.count, by: 12) {
        starts.append(
          UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
        )
        rows.append(
          UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset + 4, as: UInt32.self))
        )
        fields.append(
          UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset + 8, as: UInt32.self))
        )
      }
    }
  }
}
