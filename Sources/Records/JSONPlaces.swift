import SpoorModel

/// Finds where a value stands in a JSON text that is known to be well-formed.
struct JSONPlaces {
  private let text: [UInt8]

  init(_ text: [UInt8]) { self.text = text }

  /// The value's bytes, quotes and brackets included; `nil` where a step leads nowhere.
  ///
  /// Of a key that stands twice the last counts, as in `JSONObject`.
  func place(of path: [RecordEdit.Step]) -> Range<Int>? {
    var place = content(from: 0)..<text.count
    for step in path {
      guard let next = self.place(of: step, in: place) else { return nil }
      place = next
    }
    return place.lowerBound..<end(ofValueAt: place.lowerBound)
  }

  private func place(of step: RecordEdit.Step, in whole: Range<Int>) -> Range<Int>? {
    let opening: UInt8 =
      switch step {
      case .key: UInt8(ascii: "{")
      case .element: UInt8(ascii: "[")
      }
    guard text[whole.lowerBound] == opening else { return nil }
    var found: Range<Int>?
    var offset = content(from: whole.lowerBound + 1)
    var count = 0
    while offset < whole.upperBound, !isClosing(text[offset]) {
      var isWanted = step == .element(count)
      if case .key(let key) = step {
        let end = self.end(ofValueAt: offset)
        isWanted = self.key(in: offset..<end) == key
        // Past the colon.
        offset = content(from: content(from: end) + 1)
      }
      let end = self.end(ofValueAt: offset)
      if isWanted { found = offset..<end }
      count += 1
      offset = content(from: end)
      if offset < text.count, text[offset] == UInt8(ascii: ",") {
        offset = content(from: offset + 1)
      }
    }
    return found
  }

  private func key(in place: Range<Int>) -> String? {
    let location = SpoorError.Location(file: "")
    // The text was parsed before; a key that cannot be read is not the one that is looked for.
    guard case .string(let key) = try? JSONValue(parsing: Array(text[place]), at: location) else {
      return nil
    }
    return key
  }

  /// The first byte at or behind `offset` that is no white space.
  private func content(from offset: Int) -> Int {
    var offset = offset
    while offset < text.count, text[offset].isJSONSpace { offset += 1 }
    return offset
  }

  private func end(ofValueAt start: Int) -> Int {
    switch text[start] {
    case UInt8(ascii: "\""): return endOfString(at: start)
    case UInt8(ascii: "{"), UInt8(ascii: "["): return endOfBrackets(at: start)
    default: break
    }
    var offset = start
    while offset < text.count, !text[offset].isJSONSpace, text[offset] != UInt8(ascii: ","),
      !isClosing(text[offset])
    {
      offset += 1
    }
    return offset
  }

  private func endOfString(at start: Int) -> Int {
    var offset = start + 1
    while offset < text.count, text[offset] != UInt8(ascii: "\"") {
      offset += text[offset] == UInt8(ascii: "\\") ? 2 : 1
    }
    return offset + 1
  }

  private func endOfBrackets(at start: Int) -> Int {
    var depth = 0
    var offset = start
    while offset < text.count {
      let byte = text[offset]
      if byte == UInt8(ascii: "\"") {
        offset = endOfString(at: offset)
        continue
      }
      offset += 1
      if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") { depth += 1 }
      if isClosing(byte) { depth -= 1 }
      if depth == 0 { return offset }
    }
    return offset
  }

  private func isClosing(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]")
  }
}
