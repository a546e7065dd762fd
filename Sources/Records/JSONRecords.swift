import SpoorModel

/// The records of a JSON file: lines, the elements of an array, or one object.
final class JSONRecords: RecordSource {
  private enum Layout {
    case unknown
    case lines
    case array(elements: Int)
    case object
    /// The one object was given; nothing may stand behind it.
    case afterObject
    case finished
  }

  private let input: RecordInput
  private let parser: JSONParser
  private let isNamedLines: Bool
  private var layout = Layout.unknown

  init(_ input: RecordInput, isNamedLines: Bool) throws(SpoorError) {
    self.input = input
    self.isNamedLines = isNamedLines
    parser = try JSONParser()
  }

  func next() throws(RecordFailure) -> Record? {
    guard let text = try RecordFailure.ofFile({ () throws(SpoorError) in try nextText() }) else {
      return nil
    }
    return try RecordFailure.ofRecord { () throws(SpoorError) in try record(text) }
  }

  /// Where one record stands in the window.
  private struct RecordText {
    let bytes: UnsafeRawBufferPointer
    let offset: Int
    let line: Int
    var element: Int?
  }

  private func nextText() throws(SpoorError) -> RecordText? {
    switch layout {
    case .unknown:
      layout = try detected()
      return try nextText()
    case .lines: return try nextLine()
    case .array(let elements): return try nextElement(after: elements)
    case .object:
      layout = .afterObject
      return try objectHere(element: nil)
    case .afterObject: return try end(of: "the object")
    case .finished: return nil
    }
  }

  private func record(_ text: RecordText) throws(SpoorError) -> Record {
    let value = try parser.value(
      of: text.bytes,
      passingOver: input.passedOver,
      at: SpoorError.Location(
        file: input.file,
        line: text.line,
        record: text.element.map { "element \($0)" }
      )
    )
    guard case .object(let object) = value else {
      throw input.error("expected a JSON object, found \(value.kind)", line: text.line)
    }
    return Record(
      file: input.file,
      line: text.line,
      element: text.element,
      object: object,
      bytes: text.offset..<text.offset + text.bytes.count,
      writing: .json,
      shape: input.shape
    )
  }

  // MARK: - Layout

  private func detected() throws(SpoorError) -> Layout {
    try input.skipByteOrderMark()
    switch try input.skipSpace() {
    case nil: return .finished
    case UInt8(ascii: "["):
      input.window.skip(1)
      return .array(elements: 0)
    case .some where isNamedLines: return .lines
    case UInt8(ascii: "{"):
      let length = try input.lineLength() ?? 0
      var scanner = ObjectScanner()
      let first = UnsafeRawBufferPointer(rebasing: input.window.bytes[..<length])
      return scanner.end(in: first) == nil ? .object : .lines
    case .some(let byte):
      throw input.unexpected(byte, expected: "a JSON array '[' or object '{'")
    }
  }

  private func nextLine() throws(SpoorError) -> RecordText? {
    while let length = try input.lineLength() {
      let (line, offset) = (input.line, input.window.offset)
      let whole = input.takeLine(length)
      let text = whole.droppingSpace
      guard !text.isEmpty else { continue }
      let space = whole.prefix { $0.isJSONSpace }.count
      return RecordText(bytes: text, offset: offset + space, line: line)
    }
    layout = .finished
    return nil
  }

  private func nextElement(after count: Int) throws(SpoorError) -> RecordText? {
    var byte = try input.skipSpace()
    if byte == UInt8(ascii: "]") {
      input.window.skip(1)
      return try end(of: "the array")
    }
    if count > 0 {
      guard let separator = byte else { throw unclosedArray(after: count) }
      guard separator == UInt8(ascii: ",") else {
        throw input.unexpected(separator, expected: "',' or ']' after element \(count)")
      }
      input.window.skip(1)
      byte = try input.skipSpace()
    }
    guard let first = byte else { throw unclosedArray(after: count) }
    guard first == UInt8(ascii: "{") else {
      throw input.unexpected(first, expected: "'{' to begin element \(count + 1)")
    }
    layout = .array(elements: count + 1)
    return try objectHere(element: count + 1)
  }

  /// The object that the window begins with.
  private func objectHere(element: Int?) throws(SpoorError) -> RecordText {
    let line = input.line
    var scanner = ObjectScanner()
    while true {
      if let length = scanner.end(in: input.window.bytes) {
        try input.checkLength(length)
        let text = UnsafeRawBufferPointer(rebasing: input.window.bytes.prefix(length))
        let offset = input.window.offset
        input.window.skip(length)
        input.line += scanner.lineBreaks
        return RecordText(bytes: text, offset: offset, line: line, element: element)
      }
      try input.checkLength(input.window.bytes.count)
      guard try input.window.refill() else {
        throw input.error(
          "the object that begins on this line does not end",
          remedy: "Look for a missing quote or brace, or fetch the file again if it was cut off."
        )
      }
    }
  }

  private func end(of whole: String) throws(SpoorError) -> RecordText? {
    layout = .finished
    guard let byte = try input.skipSpace() else { return nil }
    throw input.unexpected(byte, expected: "nothing behind \(whole)")
  }

  private func unclosedArray(after count: Int) -> SpoorError {
    input.error(
      "the array does not end; the file stops after element \(count)",
      remedy: "Fetch the file again if it was cut off, else add the missing ']'."
    )
  }
}
