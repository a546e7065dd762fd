public import Foundation
import Records
public import SpoorModel

/// A byte-level BPE tokenizer, as `tokenizer.json` of Hugging Face describes it (GPT-2's kind).
///
/// Only where its tokens begin and end matters here: texts are cut between them. Tokenizers of another kind
/// (SentencePiece, a normaliser, a splitting rule of their own) are refused, since a cut elsewhere would not be
/// of the size that was asked for.
public struct ByteLevelTokenizer {
  private let ranks: [Pair: Int]
  /// GPT-2's splitting rule.
  private let pieces =
    /'(?:[sdmt]|ll|ve|re)| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+/
    .matchingSemantics(.unicodeScalar)

  private struct Pair: Hashable {
    var left: [UInt8]
    var right: [UInt8]
  }

  /// Reads `tokenizer.json`.
  ///
  /// - Throws: ``SpoorError`` `badInput` where the file is none, or describes a tokenizer of another kind.
  public init(reading url: URL) throws(SpoorError) {
    let shape = RecordShape("a tokenizer", keys: ["model", "pre_tokenizer"])
    let limits = ReadLimits.default
    let reader = try RecordReader(url, format: .json, shape: shape, limits: limits)
    guard let record = try reader.next() else {
      throw SpoorError(
        .badInput,
        "the file holds no records",
        at: SpoorError.Location(file: reader.file),
        remedy: shape.remedy
      )
    }
    try Self.checkKind(record)
    let model = record.object["model"]?.members
    guard let merges = model?["merges"]?.elements else { throw record.missing("model.merges") }
    var ranks: [Pair: Int] = [:]
    for (rank, merge) in merges.enumerated() {
      guard let pair = Self.pair(merge) else {
        throw record.mismatch("model.merges[\(rank)]", "two tokens", merge)
      }
      ranks[pair] = rank
    }
    self.ranks = ranks
  }

  /// Refuses what would split otherwise.
  private static func checkKind(_ record: Record) throws(SpoorError) {
    let model = record.object["model"]?.members
    let splitting = record.object["pre_tokenizer"]?.members
    let isPlain =
      model?["type"]?.characters == "BPE" && splitting?["type"]?.characters == "ByteLevel"
      && splitting?["use_regex"] != .bool(false)
      && record.optionalValue("normalizer") == nil && model?["ignore_merges"] != .bool(true)
    guard !isPlain else { return }
    throw record.error(
      "this tokenizer is not byte-level BPE as GPT-2 has it",
      remedy:
        "Leave --tokenizer out to count words, or cut the texts with the tokenizer's own library."
    )
  }

  private static func pair(_ merge: JSONValue) -> Pair? {
    let sides =
      merge.elements?.compactMap(\.characters)
      ?? merge.characters?.split(separator: " ").map(String.init) ?? []
    guard sides.count == 2, let left = bytes(of: sides[0]), let right = bytes(of: sides[1]) else {
      return nil
    }
    return Pair(left: left, right: right)
  }

  /// GPT-2 writes each byte as a printable character: those that are, as themselves, the others from U+0100 on.
  private static let byteOfScalar: [Unicode.Scalar: UInt8] = {
    var bytes: [Unicode.Scalar: UInt8] = [:]
    var next: UInt32 = 0x100
    for byte in UInt8.min...UInt8.max {
      let isPrintable =
        (0x21...0x7E).contains(byte) || (0xA1...0xAC).contains(byte) || byte >= 0xAE
      if isPrintable {
        bytes[Unicode.Scalar(byte)] = byte
      } else if let scalar = Unicode.Scalar(next) {
        bytes[scalar] = byte
        next += 1
      }
    }
    return bytes
  }()

  private static func bytes(of token: String) -> [UInt8]? {
    let bytes = token.unicodeScalars.compactMap { byteOfScalar[$0] }
    return bytes.count == token.unicodeScalars.count ? bytes : nil
  }

  /// The tokens of a text, as its bytes.
  ///
  /// - Complexity: O(n · m) for n bytes, and words of m.
  public func tokens(of text: String) -> [[UInt8]] {
    var tokens: [[UInt8]] = []
    for piece in text.matches(of: pieces) { tokens += merged(Array(text[piece.range].utf8)) }
    return tokens
  }

  /// Joins neighbours, the pair that was learnt first before the others, until none is known.
  private func merged(_ piece: [UInt8]) -> [[UInt8]] {
    var parts = piece.map { [$0] }
    while parts.count > 1 {
      var best: (rank: Int, place: Int)?
      for place in 0..<parts.count - 1 {
        guard let rank = ranks[Pair(left: parts[place], right: parts[place + 1])] else { continue }
        if rank < best?.rank ?? .max { best = (rank, place) }
      }
      guard let best else { break }
      parts[best.place] += parts.remove(at: best.place + 1)
    }
    return parts
  }
}
