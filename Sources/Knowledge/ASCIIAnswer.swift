/// Answers of ASCII alone, byte by byte: nearly all are, and millions are compared.
///
/// A test holds it equal to ``SquadAnswer``.
enum ASCIIAnswer {
  /// The answer as it is compared; `nil` where the text is not ASCII alone, or little is left of it.
  static func written(_ generation: String, _ matching: AnswerMatching) -> [UInt8]? {
    var text = generation
    return text.withUTF8 { bytes in
      guard bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
      var line = bytes[...].drop(while: isSpace)
      line = line.prefix { !isLineBreak($0) }
      while let last = line.last, isSpace(last) { line.removeLast() }
      guard matching == .squad else { return Array(line) }
      let written = squad(line)
      return written.isEmpty ? nil : written
    }
  }

  private static func squad(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8] {
    var written: [UInt8] = []
    written.reserveCapacity(line.count + 1)
    var wordStart = 0
    for byte in line where !isPunctuation(byte) {
      guard isSpace(byte) else {
        written.append(lowered(byte))
        continue
      }
      endWord(&written, &wordStart)
    }
    endWord(&written, &wordStart)
    if !written.isEmpty { written.removeLast() }
    return written
  }

  /// Ends the word that begins at `start` with a blank, or takes it back where it is an article.
  private static func endWord(_ written: inout [UInt8], _ start: inout Int) {
    guard written.count > start else { return }
    if isArticle(written[start...]) {
      written.removeSubrange(start...)
    } else {
      written.append(UInt8(ascii: " "))
      start = written.count
    }
  }

  private static func isArticle(_ word: ArraySlice<UInt8>) -> Bool {
    switch word.count {
    case 1: word.first == UInt8(ascii: "a")
    case 2: word.elementsEqual("an".utf8)
    case 3: word.elementsEqual("the".utf8)
    default: false
    }
  }

  private static func lowered(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte + 32 : byte
  }

  /// Python's `string.punctuation`.
  static func isPunctuation(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x21...0x2f, 0x3a...0x40, 0x5b...0x60, 0x7b...0x7e: true
    default: false
    }
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0d).contains(byte)
  }

  private static func isLineBreak(_ byte: UInt8) -> Bool { (0x0a...0x0d).contains(byte) }
}
