import SpoorModel

/// The lines of a text file, each a record with the key `text`.
final class TextRecords: RecordSource {
  static let key = "text"

  private let input: RecordInput
  private var hasBegun = false

  init(_ input: RecordInput) { self.input = input }

  func next() throws(RecordFailure) -> Record? {
    guard let line = try RecordFailure.ofFile({ () throws(SpoorError) in try nextLine() }) else {
      return nil
    }
    return try RecordFailure.ofRecord { () throws(SpoorError) in
      try record(line.text, at: line.offset)
    }
  }

  private func nextLine() throws(SpoorError) -> (
    text: Slice<UnsafeRawBufferPointer>, offset: Int
  )? {
    if !hasBegun { try input.skipByteOrderMark() }
    hasBegun = true
    while let length = try input.lineLength() {
      let offset = input.window.offset
      let text = input.takeLine(length)
      if !text.droppingSpace.isEmpty { return (text.droppingCarriageReturn, offset) }
    }
    return nil
  }

  private func record(
    _ text: Slice<UnsafeRawBufferPointer>,
    at offset: Int
  ) throws(SpoorError) -> Record {
    let line = input.line - 1
    guard let string = String(validating: text, as: UTF8.self) else {
      let place = SpoorError.Location(file: input.file, line: line)
      throw JSONParser.notUTF8(UnsafeRawBufferPointer(rebasing: text), at: place)
    }
    let object = JSONObject([JSONObject.Member(key: Self.key, value: .string(string))])
    return Record(
      file: input.file,
      line: line,
      element: nil,
      object: object,
      bytes: offset..<offset + text.count,
      writing: .text,
      shape: input.shape
    )
  }
}
