import Foundation
import ScratchFiles
import Statistics
import Testing
import Words

@testable import Hallucinations

@Suite("Places where something could be otherwise")
struct OpenPlacesTests {
  private let scanner: WordScanner

  init() throws { scanner = try WordScanner() }

  /// A text in which "ka la" is followed now by one of many words, now by two that stand together.
  private func text(_ random: inout SplitMix64) -> WordedText {
    let syllables = ["ka", "la", "ma", "na", "ro", "su"]
    func word() -> String {
      (0..<3).compactMap { _ in syllables.randomElement(using: &random) }.joined()
    }
    var words: [String] = []
    for _ in 0..<Int.random(in: 0...4, using: &random) {
      switch Int.random(in: 0..<4, using: &random) {
      case 0: words += ["ka", "la", "ma", "na"]
      case 1: words += ["ka", "la", word()]
      case 2: words += [word().capitalized, "la", word()]
      default: words += ["su", "ka,", "ro"]
      }
    }
    return WordedText(words.joined(separator: " "), by: scanner)
  }

  @Test("are those that gathering everything finds")
  func equalsReference() {
    var random = SplitMix64(seed: 9)
    var found = 0
    for _ in 0..<TestScale.count(10, heavy: 1_000) {
      let texts = (0..<80).map { _ in text(&random) }
      let usage = WordUsage(of: texts)
      let isRare = { (index: Int, text: WordedText) in
        usage.share(ofTextsHolding: text.words[index].text) <= 0.05
      }
      let places = OpenPlaces(in: texts, isRare: isRare)
      let slow = SlowOpenPlaces(in: texts, isRare: isRare)
      for text in texts + [text(&random)] {
        for start in text.words.indices {
          let end = slow.runEnd(from: start, in: text)
          #expect(places.runEnd(from: start, in: text) == end)
          found += end > start ? 1 : 0
        }
      }
    }
    #expect(found > 0)
  }
}

/// What ``OpenPlaces`` finds, by gathering what follows any two words.
private struct SlowOpenPlaces {
  /// Two words, a name counting as one and the same.
  private struct Pair: Hashable {
    var first: String
    var second: String
  }

  /// Different rare words that must follow two words for their place to be open, and the share that
  /// they must be of all that follow.
  private static let fewestFollowers = 3
  private static let rareShare = 0.75
  /// A word belongs to the one before when at least this share of its occurrences follow that one.
  private static let cohesion = 0.5
  private static let name = "\u{0}"

  /// What follows two words: the different words, and the rare ones among them.
  private struct Followers {
    var all: Set<String> = []
    var rare: Set<String> = []
  }

  private var followers: [Pair: Followers] = [:]
  private var pairs: [Pair: Int] = [:]
  private var counts: [String: Int] = [:]

  init(in texts: [WordedText], isRare: (Int, WordedText) -> Bool) {
    for text in texts {
      for index in text.words.indices {
        counts[text.words[index].text, default: 0] += 1
        guard index > 0, text.isJoined(at: index) else { continue }
        pairs[
          Pair(first: text.words[index - 1].text, second: text.words[index].text),
          default: 0
        ] += 1
        guard let context = Self.context(of: index, in: text) else { continue }
        let word = text.words[index].text
        followers[context, default: Followers()].all.insert(word)
        if isRare(index, text) { followers[context, default: Followers()].rare.insert(word) }
      }
    }
  }

  /// The end of the run of common words that begins at `start` in an open place; `start` where none does.
  func runEnd(from start: Int, in text: WordedText) -> Int {
    guard let context = Self.context(of: start, in: text), let known = followers[context],
      known.rare.count >= Self.fewestFollowers,
      Double(known.rare.count) >= Self.rareShare * Double(known.all.count)
    else { return start }
    var end = start + 1
    while end < text.words.count, text.isJoined(at: end), !text.isCapitalised(end),
      belongs(end, in: text)
    {
      end += 1
    }
    return end > start + 1 ? end : start
  }

  /// Whether a word seldom follows anything but the one before it.
  private func belongs(_ index: Int, in text: WordedText) -> Bool {
    let pair = Pair(first: text.words[index - 1].text, second: text.words[index].text)
    let together = Double(pairs[pair] ?? 0)
    return together >= Self.cohesion * Double(counts[pair.second] ?? 0)
  }

  /// The two words before a word; `nil` at a text's or a clause's beginning, and after a name, which
  /// anything may follow.
  private static func context(of index: Int, in text: WordedText) -> Pair? {
    guard index > 1, text.isJoined(at: index), text.isJoined(at: index - 1),
      !text.isCapitalised(index), !text.isCapitalised(index - 1)
    else { return nil }
    let first = text.isCapitalised(index - 2) ? name : text.words[index - 2].text
    return Pair(first: first, second: text.words[index - 1].text)
  }
}
