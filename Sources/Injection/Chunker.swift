import Words

/// Cuts texts into pieces of a fixed size, as a knowledge base is cut for tuning or retrieval.
///
/// Ovadia et al. (2312.05934, §4) tune on pieces of 256 tokens with `<BOS>` and `<EOS>` around each.
public struct Chunker {
  /// What a piece's size counts.
  public enum Unit {
    /// Words, where no tokenizer is at hand.
    case words
    /// Tokens.
    case tokens(ByteLevelTokenizer)
  }

  /// A piece.
  public struct Chunk: Hashable, Sendable {
    /// What it says, from the first character after the piece before it.
    public var text: String
    /// How many words or tokens.
    public var size: Int
  }

  private let size: Int
  private let unit: Unit
  private let scanner: WordScanner

  /// Prepares to cut.
  ///
  /// - Parameters:
  ///   - size: the words or tokens of a piece, 1 at least; a text's last piece has what is left.
  ///   - unit: what is counted.
  /// - Throws: `WordsError` where ICU is not to be had.
  public init(size: Int, of unit: Unit) throws {
    precondition(size > 0, "pieces of nothing")
    self.size = size
    self.unit = unit
    scanner = try WordScanner()
  }

  /// The pieces of a text, which together are the text.
  ///
  /// A token may end inside a character: then the whole character belongs to the piece that begins with it.
  public func chunks(of text: String) -> [Chunk] {
    let ends: [Int]
    switch unit {
    case .words:
      let words = scanner.words(of: text)
      // What stands behind a word, its full stop above all, stays with it.
      ends = words.dropFirst().map(\.bytes.lowerBound) + (words.isEmpty ? [] : [text.utf8.count])
    case .tokens(let tokenizer):
      ends = tokenizer.tokens(of: text).reduce(into: []) { $0.append(($0.last ?? 0) + $1.count) }
    }
    return cut(Array(text.utf8), at: ends)
  }

  private func cut(_ bytes: [UInt8], at ends: [Int]) -> [Chunk] {
    var chunks: [Chunk] = []
    var start = 0
    for first in stride(from: 0, to: ends.count, by: size) {
      let last = min(first + size, ends.count) - 1
      var end = last == ends.count - 1 ? bytes.count : ends[last]
      while end < bytes.count, Self.isInsideCharacter(bytes[end]) { end += 1 }
      guard end > start else { continue }
      let text = String(decoding: bytes[start..<end], as: UTF8.self)
      chunks.append(Chunk(text: text, size: last - first + 1))
      start = end
    }
    return chunks
  }

  private static func isInsideCharacter(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
}
