import Foundation
import SpoorModel

/// A training row as the blocks of `rows.zst` hold it.
///
/// Position, id, number of parts; for each part its field's number, its length and its UTF-8. All
/// numbers are LEB128.
enum RowRecord {
  private enum IDKind: UInt8 {
    /// The row's position is its id.
    case position
    /// A number, zigzag.
    case number
    /// A text: its length and its UTF-8.
    case text
  }

  /// Appends a row to a block.
  static func append(_ row: TrainingRow, to block: inout [UInt8]) {
    appendName(id: row.id, position: row.position, to: &block)
    appendParts(row.parts, to: &block)
  }

  /// Appends a row's position and id.
  static func appendName(id: RowID, position: Int, to block: inout [UInt8]) {
    append(UInt64(position), to: &block)
    switch id {
    case .number(position): block.append(IDKind.position.rawValue)
    case .number(let number):
      block.append(IDKind.number.rawValue)
      append(UInt64(bitPattern: Int64((number << 1) ^ (number >> 63))), to: &block)
    case .text(let text):
      block.append(IDKind.text.rawValue)
      append(text, to: &block)
    }
  }

  /// Appends a row's texts: what two copies of a row have in common.
  static func appendParts(_ parts: [TrainingRow.Part], to block: inout [UInt8]) {
    append(UInt64(parts.count), to: &block)
    for part in parts {
      append(UInt64(FieldNumbers.number(of: part.field)), to: &block)
      append(part.text, to: &block)
    }
  }

  private static func append(_ text: String, to block: inout [UInt8]) {
    var text = text
    text.withUTF8 { utf8 in
      append(UInt64(utf8.count), to: &block)
      block.append(contentsOf: utf8)
    }
  }

  private static func append(_ number: UInt64, to block: inout [UInt8]) {
    var number = number
    while number >= 0x80 {
      block.append(UInt8(truncatingIfNeeded: number) | 0x80)
      number >>= 7
    }
    block.append(UInt8(number))
  }

  /// Reads rows one after another; `nil` where the bytes are no row.
  struct Reader {
    private let bytes: UnsafeRawBufferPointer
    private var offset = 0

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    /// The next row.
    mutating func row() -> TrainingRow? {
      guard let (id, position) = name(), let count = number(), count <= bytes.count else {
        return nil
      }
      var parts: [TrainingRow.Part] = []
      for _ in 0..<count {
        guard let field = number(), field < FieldNumbers.fields.count, let text = text() else {
          return nil
        }
        parts.append(TrainingRow.Part(FieldNumbers.fields[field], text))
      }
      return TrainingRow(id: id, position: position, parts: parts)
    }

    /// A row's id and position.
    mutating func name() -> (id: RowID, position: Int)? {
      guard let position = number(), offset < bytes.count else { return nil }
      let kind = IDKind(rawValue: bytes[offset])
      offset += 1
      switch kind {
      case .position: return (.number(position), position)
      case .number:
        guard let zigzag = long() else { return nil }
        return (.number(Int(zigzag >> 1) ^ -Int(zigzag & 1)), position)
      case .text: return text().map { (.text($0), position) }
      case nil: return nil
      }
    }

    /// Moves past a row without making its texts.
    mutating func skipRow() -> Bool {
      guard name() != nil, let count = number(), count <= bytes.count else { return false }
      for _ in 0..<count {
        guard number() != nil, let length = number(), length <= bytes.count - offset else {
          return false
        }
        offset += length
      }
      return true
    }

    private mutating func text() -> String? {
      guard let length = number(), length <= bytes.count - offset else { return nil }
      defer { offset += length }
      let text = UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + length])
      return String(decoding: text, as: UTF8.self)
    }

    private mutating func number() -> Int? { long().flatMap { Int(exactly: $0) } }

    private mutating func long() -> UInt64? {
      var value: UInt64 = 0
      var shift: UInt64 = 0
      while offset < bytes.count, shift < 64 {
        let byte = bytes[offset]
        offset += 1
        value |= UInt64(byte & 0x7f) << shift
        if byte < 0x80 { return value }
        shift += 7
      }
      return nil
    }
  }
}
