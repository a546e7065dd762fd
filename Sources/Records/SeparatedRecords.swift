import Foundation
import SpoorModel

/// The rows of a file of separated values (RFC 4180), each a record with the header's keys.
///
/// Lines end in LF or CRLF, blank ones are skipped. A quote inside a field that does not begin with one
/// is text, as spreadsheets and Python read it.
final class SeparatedRecords: RecordSource {
  private static let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]

  private struct Header {
    let separator: UInt8
    let keys: [String]
  }

  private let input: RecordInput
  private let separator: UInt8?
  private var header: Header?

  /// Reads with a separator, or with the one that the header has most of.
  init(_ input: RecordInput, separator: UInt8?) {
    self.input = input
    self.separator = separator
  }

  func next() throws(RecordFailure) -> Record? {
    if header == nil {
      header = try RecordFailure.ofFile { () throws(SpoorError) in try readHeader() }
    }
    guard let header else { return nil }
    let next = try RecordFailure.ofFile { () throws(SpoorError) in
      try nextRow([header.separator])
    }
    guard let row = next else { return nil }
    return try RecordFailure.ofRecord { () throws(SpoorError) in try record(row, header) }
  }

  // MARK: - Rows

  private struct RowText {
    let bytes: UnsafeRawBufferPointer
    let offset: Int
    let line: Int
    /// How often each separator stands in it, where several were asked for.
    let counts: [UInt8: Int]
  }

  /// The next row that is not blank; `nil` at the end.
  private func nextRow(_ separators: [UInt8]) throws(SpoorError) -> RowText? {
    while true {
      let line = input.line
      var scanner = SeparatedScanner(separators: separators)
      guard let length = try length(of: &scanner) else { return nil }
      let offset = input.window.offset
      let bytes = input.takeLine(length).droppingCarriageReturn
      input.line += scanner.lineBreaks
      guard !bytes.isEmpty else { continue }
      return RowText(
        bytes: UnsafeRawBufferPointer(rebasing: bytes),
        offset: offset,
        line: line,
        counts: scanner.counts
      )
    }
  }

  private func length(of scanner: inout SeparatedScanner) throws(SpoorError) -> Int? {
    while true {
      if let length = scanner.end(in: input.window.bytes) {
        try input.checkLength(length)
        return length
      }
      try input.checkLength(input.window.bytes.count)
      guard try !input.window.refill() else { continue }
      guard !scanner.isOpen else { throw unclosedQuote(scanner) }
      return input.window.bytes.isEmpty ? nil : input.window.bytes.count
    }
  }

  private func record(_ row: RowText, _ header: Header) throws(SpoorError) -> Record {
    let fields = try fields(row, separator: header.separator, columns: header.keys.count)
    guard fields.count == header.keys.count else { throw ragged(fields.count, row, header) }
    var members: [JSONObject.Member] = []
    members.reserveCapacity(fields.count)
    for (key, field) in zip(header.keys, fields) {
      members.append(JSONObject.Member(key: key, value: .string(field)))
    }
    return Record(
      file: input.file,
      line: row.line,
      element: nil,
      object: JSONObject(members),
      bytes: row.offset..<row.offset + row.bytes.count,
      writing: .separated(by: header.separator),
      shape: input.shape
    )
  }

  private func readHeader() throws(SpoorError) -> Header? {
    try input.skipByteOrderMark()
    guard let row = try nextRow(separator.map { [$0] } ?? Self.candidates) else { return nil }
    let most = row.counts.values.max() ?? 0
    let found = Self.candidates.first { row.counts[$0, default: 0] == most }
    let separator = separator ?? found ?? UInt8(ascii: ",")
    let keys = try fields(row, separator: separator, columns: 0)
    var seen: Set<String> = []
    for key in keys where !key.isEmpty && !seen.insert(key).inserted {
      throw input.error(
        "the header names the column \"\(key)\" twice",
        line: row.line,
        remedy: "Rename one of the two."
      )
    }
    return Header(separator: separator, keys: keys)
  }

  private func fields(
    _ row: RowText,
    separator: UInt8,
    columns: Int
  ) throws(SpoorError) -> [String] {
    do {
      return try SeparatedRow(row.bytes, separator: separator, columns: columns).fields
    } catch {
      switch error {
      case .notUTF8:
        let place = SpoorError.Location(file: input.file, line: row.line)
        throw JSONParser.notUTF8(row.bytes, at: place)
      case .textBehindQuote(let column):
        throw input.error(
          "text stands behind the closing quote of column \(column)",
          line: row.line,
          remedy: "Inside a quoted field, write each quote twice (RFC 4180)."
        )
      }
    }
  }

  // MARK: - Errors

  private func ragged(_ count: Int, _ row: RowText, _ header: Header) -> SpoorError {
    let columns = count == 1 ? "1 column" : "\(count) columns"
    return input.error(
      "the row has \(columns), the header has \(header.keys.count)",
      line: row.line,
      remedy:
        "Put quotes around a field that holds a separator, a quote or a line break (RFC 4180)."
    )
  }

  private func unclosedQuote(_ scanner: SeparatedScanner) -> SpoorError {
    input.error(
      "the quoted field that begins on this line does not end",
      line: input.line + scanner.lineBreaksBeforeQuote,
      remedy: "Add the missing quote; inside a quoted field, write each quote twice (RFC 4180)."
    )
  }
}
