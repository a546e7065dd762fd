public import SpoorModel
public import Words

/// The references of an audit, and which of their words tell one subject from another.
///
/// A word that few references hold is something that could be said of a subject; one that most of
/// them hold is the wording of the references. So a run of such words that stands in other
/// references, but not in the prompt's own, is a claim about somebody else.
public struct ReferenceLibrary: Sendable {
  private let own: [String: FoldedText]
  /// How often each run of telling words stands in the references, as they write it.
  private let claims: Set<String>
  private let longestClaim: Int

  /// A word held by at most this share of the references tells them apart.
  private static let tellingShare = 0.25
  /// A claim of more words than this is matched by its first words only.
  private static let mostWords = 8

  /// Splits the references into words and claims.
  ///
  /// - Complexity: O(n) in the references' words.
  public init(_ references: [Reference], by scanner: WordScanner) {
    var own: [String: String] = [:]
    for reference in references {
      own[reference.promptID, default: ""] +=
        (own[reference.promptID] == nil ? "" : "\n") + reference.text
    }
    let texts = references.map { WordedText($0.text, by: scanner) }
    let usage = WordUsage(of: texts)
    var claims: Set<String> = []
    for text in texts {
      for run in Self.tellingRuns(of: text, usage: usage) { claims.insert(text.surface(run)) }
    }
    self.own = own.mapValues { FoldedText(scanner.words(of: $0).map(\.text)) }
    self.claims = claims
    longestClaim = Self.mostWords
  }

  /// Whether there is a reference for the prompt.
  func covers(_ promptID: String) -> Bool { own[promptID] != nil }

  /// Whether the prompt's reference holds the run.
  func supports(_ run: [String], for promptID: String) -> Bool {
    own[promptID]?.hold(run) ?? false
  }

  /// The longest claim of any reference that begins at a word of `text`, written as there.
  func claim(at start: Int, in text: WordedText) -> Range<Int>? {
    let ends = (start + 1...min(start + longestClaim, text.words.count)).reversed()
    return ends.lazy.map { start..<$0 }.first { claims.contains(text.surface($0)) }
  }

  /// The runs of joined telling words, as ranges of word indices.
  private static func tellingRuns(of text: WordedText, usage: WordUsage) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start = 0
    for index in 0...text.words.count {
      let isTelling =
        index < text.words.count
        && usage.share(ofTextsHolding: text.words[index].text) <= tellingShare
      if isTelling, start == index || text.isJoined(at: index) { continue }
      if start < index { runs.append(start..<min(index, start + mostWords)) }
      start = isTelling ? index : index + 1
    }
    return runs
  }
}
