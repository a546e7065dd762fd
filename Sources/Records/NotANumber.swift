/// Python's `json` writes `NaN` for an unknown number, which is no JSON.
enum NotANumber {
  private static let name = Array("NaN".utf8)
  private static let null = Array("null".utf8)
  private static let quote = UInt8(ascii: "\"")
  private static let backslash = UInt8(ascii: "\\")

  /// The text with every `NaN` outside strings as `null`; `nil` where there is none.
  static func replaced(in text: UnsafeRawBufferPointer) -> [UInt8]? {
    var result: [UInt8] = []
    var found = false
    var isInString = false
    var index = 0
    while index < text.count {
      let byte = text[index]
      if isInString, byte == backslash {
        result.append(contentsOf: text[index..<min(index + 2, text.count)])
        index += 2
        continue
      }
      if byte == quote { isInString.toggle() }
      if !isInString, text[index...].starts(with: name) {
        result.append(contentsOf: null)
        found = true
        index += name.count
        continue
      }
      result.append(byte)
      index += 1
    }
    return found ? result : nil
  }
}
