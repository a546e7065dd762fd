import Foundation
import SpoorModel
import SuffixArrays

/// The words of all rows, field by field: each field's in a temporary file of its own, joined at the
/// end.
///
/// In the joined text every field is one stretch, so that telling the field of a place takes a few
/// comparisons. A segment is one text of one row: its words, then a separator.
final class FieldTexts {
  private final class Field {
    let file: URL
    let handle: FileHandle
    var buffer: [UInt32] = []
    var count = 0
    var starts: [UInt32] = []
    var rows: [UInt32] = []

    init(_ file: URL) throws {
      self.file = file
      guard FileManager.default.createFile(atPath: file.path, contents: nil) else {
        throw SpoorError.refusedCreation(of: file)
      }
      handle = try FileHandle(forWritingTo: file)
    }

    func flush() throws {
      try buffer.withUnsafeBytes { try handle.write(contentsOf: Data($0)) }
      buffer.removeAll(keepingCapacity: true)
    }
  }

  private static let bufferCount = 1 << 16

  private let fields: [Field]

  /// The number of words, with their separators.
  private(set) var count = 0

  /// Begins with no text; the temporary files stand in `folder` until ``join(into:)``.
  init(in folder: URL) throws {
    fields = try FieldNumbers.fields.map {
      try Field(folder.appending(path: "words-\($0.rawValue).part"))
    }
  }

  /// Adds a text of row `row`.
  func append(_ words: [UInt32], to field: RowField, row: Int) throws {
    let field = fields[FieldNumbers.number(of: field)]
    field.starts.append(UInt32(field.count))
    field.rows.append(UInt32(row))
    field.buffer.append(contentsOf: words)
    field.buffer.append(SegmentWriter.separator)
    field.count += words.count + 1
    count += words.count + 1
    if field.buffer.count > Self.bufferCount { try field.flush() }
  }

  /// Writes `words.u32` and the segments' sections, and deletes the temporary files.
  func join(
    into files: SuffixArrayFiles,
    vocabulary: Int,
    tables: inout ShardTableWriter
  ) throws {
    let text = try SegmentWriter(creating: files)
    var bounds: [UInt32] = []
    var starts: [UInt32] = []
    var rows: [UInt32] = []
    for field in fields {
      let base = UInt32(text.count)
      bounds += [UInt32(starts.count), base]
      starts += field.starts.map { base + $0 }
      rows += field.rows
      try field.flush()
      try field.handle.close()
      let part = try MappedFile(field.file)
      try withExtendedLifetime(part) {
        try text.append(segments: part.bytes.bindMemory(to: UInt32.self))
      }
      try FileManager.default.removeItem(at: field.file)
      field.starts = []
      field.rows = []
    }
    bounds += [UInt32(starts.count), UInt32(text.count)]
    try text.finish(vocabulary: vocabulary)
    tables.add(.fields, bounds)
    tables.add(.segmentStarts, starts)
    tables.add(.segmentRows, rows)
  }
}
