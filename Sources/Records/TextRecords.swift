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
    return try RecordFailure.ofRecord { () throws(SpoorError) in try record(line) }
  }

  private func nextLine() throws(SpoorError) -> Slice<UnsafeRawBufferPointer>? {
    if !hasBegun { try input.skipByteOrderMark() }
    hasBegun = true
    while let length = try input.lineLength() {
      let text = input.takeLine(length)
      if !text.droppingSpace.isEmpty { return text.droppingCarriageReturn }
    }
    return nil
  }

  private func record(_ text: Slice<UnsafeRawBufferPointer>) throws(SpoorError) -> Record {
    let line = input.line - 1
    guard let string = String(validating: text, as: UTF8.self) else {
      let place = SpoorError.Location(file: input.file, line: line)
      throw JSONParser.notUTF8(UnsafeRawBufferPointer(rebasing: text), at: place)
    }
    let object = JSONObject([JSONObject.Member(key: Self.key, value: .string(string))])
    return Record(file: input.file, line: line, element: nil, object: object, shape: input.shape)
  }
}
