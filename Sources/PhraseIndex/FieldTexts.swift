import Foundation
import SpoorModel
import SuffixArrays

/// The words of all rows, field by field, until they are joined: four bytes a word, less than sorting
/// takes afterwards.
///
/// In the joined text every field is one stretch, so that telling the field of a place takes a few
/// comparisons. A segment is one text of one row: its words, then a separator.
final class FieldTexts {
  fileprivate struct Field {
    /// Whole segments, in chunks that never move.
    var chunks: [[UInt32]] = []
    var count = 0
    var starts: [UInt32] = []
    var rows: [UInt32] = []
  }

  /// 32 MiB, of which only what is written to takes memory: what is so large goes back to the system
  /// when it is freed, and sorting can have it.
  private static let chunkCount = 8 << 20

  private var fields = [Field](repeating: Field(), count: FieldNumbers.fields.count)

  /// The number of words, with their separators.
  private(set) var count = 0

  /// Adds a text of row `row`.
  func append(_ words: [UInt32], to field: RowField, row: Int) {
    fields[FieldNumbers.number(of: field)].append(words, row: row, chunkCount: Self.chunkCount)
    count += words.count + 1
  }

  /// Writes `words.u32` and the segments' sections; the words are gone then.
  func join(
    into files: SuffixArrayFiles,
    vocabulary: Int,
    tables: inout ShardTableWriter
  ) throws {
    let text = try SegmentWriter(creating: files)
    var bounds: [UInt32] = []
    var starts: [UInt32] = []
    var rows: [UInt32] = []
    for number in fields.indices {
      var field = Field()
      swap(&field, &fields[number])
      let base = UInt32(text.count)
      bounds += [UInt32(starts.count), base]
      starts += field.starts.map { base + $0 }
      rows += field.rows
      for index in field.chunks.indices {
        try field.chunks[index].withUnsafeBufferPointer { try text.append(segments: $0) }
        field.chunks[index] = []
      }
    }
    bounds += [UInt32(starts.count), UInt32(text.count)]
    try text.finish(vocabulary: vocabulary)
    tables.add(.fields, bounds)
    tables.add(.segmentStarts, starts)
    tables.add(.segmentRows, rows)
  }
}

extension FieldTexts.Field {
  fileprivate mutating func append(_ words: [UInt32], row: Int, chunkCount: Int) {
    starts.append(UInt32(count))
    rows.append(UInt32(row))
    if chunks.last.map({ $0.count + words.count >= chunkCount }) ?? true {
      chunks.append([])
      chunks[chunks.count - 1].reserveCapacity(max(chunkCount, words.count + 1))
    }
    chunks[chunks.count - 1].append(contentsOf: words)
    chunks[chunks.count - 1].append(SegmentWriter.separator)
    count += words.count + 1
  }
}
