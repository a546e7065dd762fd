import Words

/// The runs of words in an audit's references that state something.
///
/// A word that few references hold, and that no prompt asks with, tells subjects apart; the others
/// are the wording of references and questions. A run of telling words is a claim. One that stands
/// in other references, but not in the prompt's own, is a claim about somebody else.
struct ReferenceClaims: Sendable {
  /// The claims of all references, written as there.
  private let claims: Set<String>

  /// Fewer references do not show which of their words are wording.
  private static let fewestReferences = 20
  /// A word held by at most this share of the references can tell them apart.
  private static let tellingShare = 0.25
  /// The first words of a longer claim are a claim too.
  private static let mostWords = 8
  /// Two runs with one small word between ("playing the theremin") are one claim where so many
  /// references write it so.
  private static let joinedRecurrence = 2

  /// - Complexity: O(n) in the references' words.
  init(of references: [WordedText], questions: [WordedText]) {
    let usage = WordUsage(of: references)
    let asked = WordUsage(of: questions)
    var claims: [String: Int] = [:]
    for text in references.count < Self.fewestReferences ? [] : references {
      let runs = Self.runs(of: text) { word in
        usage.share(ofTextsHolding: word) <= Self.tellingShare && !asked.isWrittenSmall(word)
      }
      for run in runs { claims[text.surface(run), default: 0] += Self.joinedRecurrence }
      for run in Self.joined(runs, in: text) { claims[text.surface(run), default: 0] += 1 }
    }
    self.claims = Set(claims.filter { $0.value >= Self.joinedRecurrence }.keys)
  }

  /// The longest claim that begins at a word of `text`, written as there.
  func claim(at start: Int, in text: WordedText) -> Range<Int>? {
    let ends = (start + 1...min(start + Self.mostWords, text.words.count)).reversed()
    return ends.lazy.map { start..<$0 }.first { claims.contains(text.surface($0)) }
  }

  /// The runs of joined telling words, as ranges of word indices.
  private static func runs(
    of text: WordedText,
    where isTelling: (String) -> Bool
  ) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for index in text.words.indices where isTelling(text.words[index].text) {
      if let last = runs.last, last.upperBound == index, text.isJoined(at: index),
        last.count < mostWords
      {
        runs[runs.count - 1] = last.lowerBound..<index + 1
      } else {
        runs.append(index..<index + 1)
      }
    }
    return runs
  }

  /// Neighbouring runs with one word between, as one run.
  private static func joined(_ runs: [Range<Int>], in text: WordedText) -> [Range<Int>] {
    zip(runs, runs.dropFirst()).compactMap { left, right in
      let between = left.upperBound
      guard right.lowerBound == between + 1, text.isJoined(at: between),
        text.isJoined(at: right.lowerBound)
      else { return nil }
      return left.lowerBound..<right.upperBound
    }
  }
}
