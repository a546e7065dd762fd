/// Numbers for some words, from 1; every other word is 0.
///
/// Keyed by a hash of a word's bytes, so that a text's words need not become strings.
struct WordNumbers: Sendable {
  private var words: [[UInt8]] = []
  private var byHash: [UInt64: [Int32]] = [:]

  init(_ given: some Sequence<String>) {
    for word in Set(given).sorted() {
      let bytes = Array(word.utf8)
      words.append(bytes)
      byHash[bytes.withUnsafeBufferPointer(Self.hash), default: []].append(Int32(words.count))
    }
  }

  func number(of word: String) -> Int32 {
    Array(word.utf8).withUnsafeBufferPointer { number(of: $0) }
  }

  func number(of word: UnsafeBufferPointer<UInt8>) -> Int32 {
    guard let candidates = byHash[Self.hash(word)] else { return 0 }
    return candidates.first { words[Int($0) - 1].elementsEqual(word) } ?? 0
  }

  /// FNV-1a.
  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
  }
}
