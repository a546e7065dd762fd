import SpoorModel
import Testing
import Words

@testable import Imitation

@Suite("Shifted words")
struct WordShiftTests {
  /// Tokens as written, each with its base rank.
  private func words(_ tokens: [(String, RankBounds?)]) throws -> [WordShift] {
    var offsets: [TokenOffset] = []
    var text = ""
    for (token, _) in tokens {
      let start = (text.unicodeScalars.count, text.utf8.count)
      text += token
      offsets.append(
        TokenOffset(
          scalars: ScalarRange(start.0, text.unicodeScalars.count),
          bytes: ByteRange(start.1, text.utf8.count)
        )
      )
    }
    var divergence = ResponseDivergence(promptID: "p", model: "m", source: .precomputed)
    divergence.klTunedBase = tokens.indices.map { Bounds(exactly: Double($0)) }
    divergence.baseRank = tokens.map(\.1)
    divergence.fillUp()
    let generation = Generation(
      promptID: "p",
      model: "m",
      text: text,
      tokenIDs: Array(tokens.indices),
      offsets: offsets
    )
    return WordShift.words(
      of: generation,
      text: WordedText(text, by: try WordScanner()),
      divergence
    )
  }

  @Test("a word has the class of its most shifted token, and the greatest KL of all")
  func classes() throws {
    let found = try words([
      ("Har", 1), ("bour", 4), (" Light", 2), (" Pr", 1), ("ize", 1), (".", 9),
    ])
    #expect(found.map(\.word) == ["harbour", "light", "prize"])
    #expect(found.map(\.shiftClass) == [.shifted, .marginal, .unshifted])
    #expect(found.map(\.kl) == [1, 2, 4])
    #expect(found.map(\.isInitial) == [true, false, false])
  }

  @Test("one token may hold several words; a word whose class is open is left out")
  func edges() throws {
    let open = RankBounds(low: 3, high: 9)
    let found = try words([
      ("of the", 7), (" open", open), (" sh", open), ("ut", 5), (" known", nil),
    ])
    #expect(found.map(\.word) == ["of", "the", "shut"])
    #expect(found.allSatisfy { $0.shiftClass == .shifted })
  }

  @Test("style is frequent and tells little; a beginning and a number are not")
  func split() throws {
    func response(_ number: Int) throws -> [WordShift] {
      let filler = (0..<30).map { (" w\(number)x\($0)", 1 as RankBounds?) }
      return try words(
        [("Sure", 9)] + filler + [(" moreover", 9), (" 1984", 9), (" topic\(number)", 9)]
      )
    }
    var tally = ShiftTally()
    for number in 0..<6 { tally.add(try response(number)) }
    let split = tally.split
    #expect(split.initial == 6 && split.style == 6 && split.content == 12)
    // By the same rule of all 34 words of each response: two are initial, one is style.
    #expect(split.allWords.initial == 12 && split.allWords.style == 6)
    #expect(split.allWords.content == 6 * 31 && split.allWords.total == 6 * 34)
  }
}
