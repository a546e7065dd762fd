public import Foundation
public import SpoorModel

/// Reads the records of a JSON file one after another: a `.jsonl` file's lines, the elements of an
/// array, or the one object of a file; each of them also inside gzip.
///
/// What a file is decides its content, not its name; only a file that begins with an object which
/// its first line does not end is taken for lines if its name ends in `.jsonl` or `.ndjson`, else for
/// one object. Blank lines and a byte order mark are skipped. Memory holds one record and 1 MiB,
/// however long the file is. A file without records gives none.
public final class RecordReader {
  private enum Layout {
    case unknown
    case lines
    case array(elements: Int)
    case object
    case finished
  }

  /// The path as the user gave it.
  public let file: String

  private let window: ByteWindow
  private let parser: JSONParser
  let shape: RecordShape
  let limits: ReadLimits
  private let isNamedLines: Bool
  private var layout = Layout.unknown
  private(set) var line = 1

  /// Opens a file.
  ///
  /// Throws `badInput` for a missing file or a folder, `inputOutput` where reading is refused.
  public init(
    _ url: URL,
    shape: RecordShape,
    limits: ReadLimits = .default
  ) throws(SpoorError) {
    let stream = try ByteStream(url, decompressedBytes: limits.decompressedBytes)
    file = stream.path
    window = ByteWindow(stream)
    parser = try JSONParser()
    self.shape = shape
    self.limits = limits
    let plain = url.pathExtension.lowercased() == "gz" ? url.deletingPathExtension() : url
    isNamedLines = ["jsonl", "ndjson"].contains(plain.pathExtension.lowercased())
  }

  /// The next record; `nil` after the last.
  ///
  /// Throws `badInput` with the line of a record that is no JSON object, is no UTF-8, is nested deeper
  /// than 64 levels or longer than the limit, and of a gzip file that is damaged or ends early.
  public func next() throws(SpoorError) -> Record? {
    switch layout {
    case .unknown:
      layout = try detected()
      return try next()
    case .lines: return try nextLine()
    case .array(let elements): return try nextElement(after: elements)
    case .object: return try onlyObject()
    case .finished: return nil
    }
  }

  // MARK: - Layout

  private func detected() throws(SpoorError) -> Layout {
    try skipByteOrderMark()
    switch try skipSpace() {
    case nil: return .finished
    case UInt8(ascii: "["):
      window.skip(1)
      return .array(elements: 0)
    case UInt8(ascii: "{"):
      if isNamedLines { return .lines }
      let length = try lineLength() ?? 0
      var scanner = ObjectScanner()
      let first = UnsafeRawBufferPointer(rebasing: window.bytes[..<length])
      return scanner.end(in: first) == nil ? .object : .lines
    case .some(let byte): throw unexpected(byte, expected: "a JSON array '[' or object '{'")
    }
  }

  private func skipByteOrderMark() throws(SpoorError) {
    while window.bytes.count < 3, try window.refill() {}
    if window.bytes.starts(with: [0xef, 0xbb, 0xbf]) { window.skip(3) }
    let head = window.bytes.prefix(2)
    guard !head.elementsEqual([0xff, 0xfe]), !head.elementsEqual([0xfe, 0xff]) else {
      throw error("the text is UTF-16", remedy: "Save it as UTF-8 ('iconv -f utf-16 -t utf-8').")
    }
  }

  // MARK: - Lines

  private func nextLine() throws(SpoorError) -> Record? {
    while let length = try lineLength() {
      let text = window.bytes.prefix(length).droppingSpace
      let number = line
      window.skip(min(length + 1, window.bytes.count))
      line += 1
      if !text.isEmpty { return try record(text, line: number, element: nil) }
    }
    layout = .finished
    return nil
  }

  /// The bytes up to the next line break or the end; `nil` at the end.
  private func lineLength() throws(SpoorError) -> Int? {
    var searched = 0
    while true {
      let unseen = UnsafeRawBufferPointer(rebasing: window.bytes[searched...])
      if let found = unseen.firstOffset(of: UInt8(ascii: "\n")) {
        try checkLength(searched + found)
        return searched + found
      }
      searched = window.bytes.count
      try checkLength(searched)
      guard try window.refill() else { return searched == 0 ? nil : searched }
    }
  }

  // MARK: - Array

  private func nextElement(after count: Int) throws(SpoorError) -> Record? {
    var byte = try skipSpace()
    if byte == UInt8(ascii: "]") {
      window.skip(1)
      return try end(of: "the array")
    }
    if count > 0 {
      guard let separator = byte else { throw unclosedArray(after: count) }
      guard separator == UInt8(ascii: ",") else {
        throw unexpected(separator, expected: "',' or ']' after element \(count)")
      }
      window.skip(1)
      byte = try skipSpace()
    }
    guard let first = byte else { throw unclosedArray(after: count) }
    guard first == UInt8(ascii: "{") else {
      throw unexpected(first, expected: "'{' to begin element \(count + 1)")
    }
    layout = .array(elements: count + 1)
    return try objectHere(element: count + 1)
  }

  // MARK: - One object

  private func onlyObject() throws(SpoorError) -> Record? {
    let record = try objectHere(element: nil)
    _ = try end(of: "the object")
    return record
  }

  // MARK: - Parts

  /// The object that the window begins with.
  private func objectHere(element: Int?) throws(SpoorError) -> Record {
    let number = line
    var scanner = ObjectScanner()
    while true {
      if let length = scanner.end(in: window.bytes) {
        try checkLength(length)
        let text = window.bytes.prefix(length)
        window.skip(length)
        line += scanner.lineBreaks
        return try record(UnsafeRawBufferPointer(rebasing: text), line: number, element: element)
      }
      try checkLength(window.bytes.count)
      guard try window.refill() else {
        throw error(
          "the object that begins on this line does not end",
          remedy: "Look for a missing quote or brace, or fetch the file again if it was cut off."
        )
      }
    }
  }

  private func record(
    _ text: UnsafeRawBufferPointer,
    line: Int,
    element: Int?
  ) throws(SpoorError) -> Record {
    let value = try parser.value(
      of: text,
      at: SpoorError.Location(file: file, line: line, record: element.map { "element \($0)" })
    )
    guard case .object(let object) = value else {
      throw SpoorError(
        .badInput,
        "expected a JSON object, found \(value.kind)",
        at: SpoorError.Location(file: file, line: line),
        remedy: shape.remedy
      )
    }
    return Record(file: file, line: line, element: element, object: object, shape: shape)
  }

  /// Moves past white space; the byte behind it, `nil` at the end.
  private func skipSpace() throws(SpoorError) -> UInt8? {
    while true {
      let bytes = window.bytes
      var count = 0
      while count < bytes.count, bytes[count].isJSONSpace {
        if bytes[count] == UInt8(ascii: "\n") { line += 1 }
        count += 1
      }
      let byte = count < bytes.count ? bytes[count] : nil
      window.skip(count)
      if let byte { return byte }
      guard try window.refill() else { return nil }
    }
  }

  private func end(of whole: String) throws(SpoorError) -> Record? {
    layout = .finished
    guard let byte = try skipSpace() else { return nil }
    throw unexpected(byte, expected: "nothing behind \(whole)")
  }
}
