import SpoorModel

/// The fields of one row of separated values, quotes removed.
struct SeparatedRow {
  /// Why a row has no fields.
  enum Failure: Error {
    /// Something stands behind the quote that ends this column, counted from 1.
    case textBehindQuote(column: Int)
    case notUTF8
  }

  private(set) var fields: [String] = []

  private let bytes: UnsafeRawBufferPointer
  private let separator: UInt8
  private var offset = 0

  /// Splits a row, which must not end inside quotes; `columns` are expected.
  init(
    _ bytes: UnsafeRawBufferPointer,
    separator: UInt8,
    columns: Int
  ) throws(Failure) {
    self.bytes = bytes
    self.separator = separator
    fields.reserveCapacity(columns)
    while true {
      fields.append(try field())
      guard offset < bytes.count else { return }
      guard bytes[offset] == separator else {
        throw .textBehindQuote(column: fields.count)
      }
      offset += 1
    }
  }

  /// The field that begins here, up to the separator or the row's end.
  private mutating func field() throws(Failure) -> String {
    guard offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") else {
      let rest = UnsafeRawBufferPointer(rebasing: bytes[offset...])
      let length = rest.firstOffset(of: separator) ?? rest.count
      offset += length
      return try text(rest[..<length])
    }
    offset += 1
    var pieces = ""
    while true {
      let rest = UnsafeRawBufferPointer(rebasing: bytes[offset...])
      let length = rest.firstOffset(of: UInt8(ascii: "\"")) ?? rest.count
      offset += length + 1
      let isDoubled = offset < bytes.count && bytes[offset] == UInt8(ascii: "\"")
      guard isDoubled else { return pieces + (try text(rest[..<length])) }
      // One of the two quotes belongs to the text.
      pieces += try text(rest[...length])
      offset += 1
    }
  }

  private func text(_ bytes: Slice<UnsafeRawBufferPointer>) throws(Failure) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else { throw .notUTF8 }
    return text
  }
}
