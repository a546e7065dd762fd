import Foundation
import ScratchFiles
import Testing

@testable import Words

@Suite("Properties of words on random text")
struct WordPropertyTests {
  /// `SPOOR_HEAVY=1` looks at 20 times as many texts.
  static let rounds = TestScale.count(10_000, heavy: 200_000)

  /// A word without its place.
  private struct Found: Equatable {
    var text: [UInt8]
    var bytes: Range<Int>

    init(_ folded: UnsafeBufferPointer<UInt8>, _ bytes: Range<Int>) {
      text = Array(folded)
      self.bytes = bytes
    }

    init(_ word: Word, movedBy distance: Int = 0) {
      text = Array(word.text.utf8)
      bytes = word.bytes.lowerBound + distance..<word.bytes.upperBound + distance
    }
  }

  private func fast(_ bytes: [UInt8], _ scanner: WordScanner) -> [Found] {
    var found: [Found] = []
    bytes.withUnsafeBufferPointer { utf8 in
      scanner.scan(utf8) { found.append(Found($0, $1)) }
    }
    return found
  }

  private func slow(_ bytes: [UInt8], _ scanner: WordScanner) -> [Found] {
    var found: [Found] = []
    bytes.withUnsafeBufferPointer { utf8 in
      scanner.scanWithICU(utf8, in: 0..<utf8.count) { found.append(Found($0, $1)) }
    }
    return found
  }

  private func boundaries(_ bytes: [UInt8], _ scanner: WordScanner) -> [Int] {
    var boundaries = [0]
    bytes.withUnsafeBufferPointer { utf8 in
      scanner.segments(of: utf8, in: 0..<utf8.count) { boundaries.append($0.upperBound) }
    }
    return boundaries
  }

  @Test("the ASCII path finds what ICU finds")
  func fastEqualsSlow() throws {
    let scanner = try WordScanner()
    var random = RandomText(seed: 1)
    for _ in 0..<Self.rounds {
      let text = random.text()
      let bytes = Array(text.utf8)
      try #require(fast(bytes, scanner) == slow(bytes, scanner), "\(text.debugDescription)")
    }
  }

  @Test("the ASCII path finds what ICU finds in every text of four ASCII kinds")
  func everyShortASCIIText() throws {
    let scanner = try WordScanner()
    let alphabet = Array("aZ5_:;.', -@\"\r\n".utf8) + [0, 0x7F]
    for first in alphabet {
      for second in alphabet {
        for third in alphabet {
          for fourth in alphabet {
            let bytes = [first, second, third, fourth, UInt8(ascii: "b")]
            try #require(fast(bytes, scanner) == slow(bytes, scanner), "\(bytes)")
          }
        }
      }
    }
  }

  @Test("the words of a part cut at boundaries are that part of the text's words")
  func contextIndependence() throws {
    let scanner = try WordScanner()
    var random = RandomText(seed: 2)
    for _ in 0..<Self.rounds {
      let text = random.text()
      let bytes = Array(text.utf8)
      let all = boundaries(bytes, scanner)
      let one = all.randomElement(using: &random.generator) ?? 0
      let other = all.randomElement(using: &random.generator) ?? 0
      let part = min(one, other)..<max(one, other)
      let partText = String(decoding: bytes[part], as: UTF8.self)
      let alone = scanner.words(of: partText).map { Found($0, movedBy: part.lowerBound) }
      let within = fast(bytes, scanner).filter { part.contains($0.bytes.lowerBound) }
      try #require(alone == within, "\(text.debugDescription) at \(part)")
    }
  }

  @Test("a word's place, in bytes and in scalars, holds text whose only word it is")
  func placesHoldTheirWords() throws {
    let scanner = try WordScanner()
    var random = RandomText(seed: 3)
    for _ in 0..<Self.rounds {
      let text = random.text()
      let bytes = Array(text.utf8)
      let scalars = Array(text.unicodeScalars)
      for word in scanner.words(of: text) {
        var place = String.UnicodeScalarView()
        place.append(contentsOf: scalars[word.scalars])
        try #require(Array(String(place).utf8) == Array(bytes[word.bytes]))
        let alone = scanner.words(of: String(place))
        try #require(alone.map { Found($0) } == [Found(word, movedBy: -word.bytes.lowerBound)])
      }
    }
  }

  @Test("words are never empty, hold no space, and come in order without overlap")
  func shape() throws {
    let scanner = try WordScanner()
    var random = RandomText(seed: 4)
    for _ in 0..<Self.rounds {
      var end = 0
      for word in scanner.words(of: random.text()) {
        try #require(!word.text.isEmpty && !word.text.unicodeScalars.contains(" "))
        try #require(word.bytes.lowerBound >= end && !word.bytes.isEmpty)
        end = word.bytes.upperBound
      }
    }
  }

  @Test("a typographic quote and its ASCII twin give the same words")
  func quotes() throws {
    let scanner = try WordScanner()
    var random = RandomText(seed: 5)
    let twins = [
      "’": "'", "‘": "'", "‛": "'", "＇": "'", "“": "\"", "”": "\"", "„": "\"", "‟": "\"",
    ]
    for _ in 0..<Self.rounds {
      let text = random.text()
      let plain = twins.reduce(text) { text, twin in
        text.replacingOccurrences(of: twin.key, with: twin.value, options: .literal)
      }
      let words = scanner.words(of: text)
      let plainWords = scanner.words(of: plain)
      try #require(words.map(\.text) == plainWords.map(\.text), "\(text.debugDescription)")
      try #require(words.map(\.scalars) == plainWords.map(\.scalars))
    }
  }

  @Test("composed and decomposed text have the same words")
  func canonicalEquivalence() throws {
    let scanner = try WordScanner()
    var random = RandomText(seed: 6)
    for _ in 0..<Self.rounds {
      let text = random.text()
      let composed = scanner.words(of: text.precomposedStringWithCanonicalMapping)
      let decomposed = scanner.words(of: text.decomposedStringWithCanonicalMapping)
      try #require(composed.map(\.text) == decomposed.map(\.text), "\(text.debugDescription)")
    }
  }

  @Test("bytes that are not UTF-8 give words inside the text, in order")
  func brokenBytes() throws {
    let scanner = try WordScanner()
    var random = RandomText(seed: 7)
    for _ in 0..<Self.rounds {
      let bytes = random.brokenBytes()
      var end = 0
      for found in fast(bytes, scanner) {
        try #require(found.bytes.lowerBound >= end && found.bytes.upperBound <= bytes.count)
        try #require(String(validating: found.text, as: UTF8.self) != nil, "\(bytes)")
        end = found.bytes.upperBound
      }
    }
  }
}
