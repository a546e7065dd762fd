public import SpoorModel
import Words

/// A run of words that states something which could be otherwise: a number, a date, a name, a
/// title, or a run that only few texts of the audit hold.
public struct Value: Hashable, Sendable {
  /// The words, as a range of word indices.
  public var words: Range<Int>
  /// What they are.
  public var kind: SpanKind
}

/// Finds the values of an answer by how they are written, without knowing what they mean.
///
/// Values that the prompt itself holds are left out: whoever asks about a person names them.
public struct ValueFinder: Sendable {
  /// Which words count as values.
  public enum Reach: Sendable {
    /// Numbers, names and titles only.
    case written
    /// Those, and runs of words that are rare among the texts of `usage`.
    case rare
  }

  private let usage: WordUsage
  private let reach: Reach
  private let prompts: PromptWords

  /// At most this many small words join two capitalised runs into a title ("Bridge of the Fountain").
  private static let longestJoint = 2
  /// A word held by at most this share of the texts is rare.
  private static let rareShare = 0.05
  /// Under this many texts no word can be called rare.
  private static let fewestTexts = 40

  /// Creates a finder over the texts that `usage` counted.
  public init(usage: WordUsage, prompts: PromptWords, reach: Reach) {
    self.usage = usage
    self.reach = reach
    self.prompts = prompts
  }

  /// The values of the answer, in order, never overlapping.
  ///
  /// - Complexity: O(n) in the answer's words.
  public func values(in answer: Answer) -> [Value] {
    let text = answer.text
    let asked = prompts.words(of: answer.prompt.id)
    var values: [Value] = []
    var index = 0
    while index < text.words.count {
      let end = runEnd(from: index, in: text)
      if let value = value(index..<end, in: text), !asked.hold(text.folded(value.words)) {
        values.append(value)
      }
      index = max(end, index + 1)
    }
    return values
  }

  /// The end of the run that begins at `start`; `start` itself when none does.
  private func runEnd(from start: Int, in text: WordedText) -> Int {
    if text.isNumeric(start) { return numberEnd(from: start, in: text) }
    if isNamePart(start, in: text) { return nameEnd(from: start, in: text) }
    guard reach == .rare, usage.texts >= Self.fewestTexts else { return start }
    var end = start
    while end < text.words.count, end == start || text.isJoined(at: end), isRare(end, in: text) {
      end += 1
    }
    return end
  }

  /// The end of a number, whose digits are a word each in a script without spaces (Thai, Lao).
  private func numberEnd(from start: Int, in text: WordedText) -> Int {
    var end = start + 1
    while end < text.words.count, text.isNumeric(end), text.gap(before: end).isEmpty { end += 1 }
    return end
  }

  private func isRare(_ index: Int, in text: WordedText) -> Bool {
    !text.isNumeric(index) && !text.isCapitalised(index)
      && usage.share(ofTextsHolding: text.words[index].text) <= Self.rareShare
  }

  /// Whether a word can be part of a name: it has a capital that its sentence's start does not
  /// explain.
  private func isNamePart(_ index: Int, in text: WordedText) -> Bool {
    guard text.isCapitalised(index) else { return false }
    guard text.startsSentence(at: index) else { return true }
    let word = text.words[index].text
    if usage.isName(word) { return true }
    let next = index + 1
    return next < text.words.count && text.isJoined(at: next) && text.isCapitalised(next)
      && !usage.isWrittenSmall(word)
  }

  /// The end of a capitalised run, over short small words if a capitalised one follows them.
  private func nameEnd(from start: Int, in text: WordedText) -> Int {
    var end = start + 1
    var reached = end
    while reached < text.words.count, text.isJoined(at: reached) {
      if text.isCapitalised(reached) {
        reached += 1
        end = reached
      } else if reached - end < Self.longestJoint,
        NameParticles.contains(text.words[reached].text)
      {
        reached += 1
      } else {
        break
      }
    }
    return end
  }

  private func value(_ words: Range<Int>, in text: WordedText) -> Value? {
    words.isEmpty ? nil : Value(words: words, kind: SpanKind(words, in: text))
  }
}

extension SpanKind {
  /// The years that a number of four digits is taken for.
  private static let years = 1000...2100

  /// The kind of a run of words, by how it is written.
  init(_ words: Range<Int>, in text: WordedText) {
    let capitalised = words.filter(text.isCapitalised)
    if words.contains(where: text.isNumeric) {
      let year = words.count == 1 ? Int(text.words[words.lowerBound].text) : nil
      self = year.map { Self.years.contains($0) ? .date : .number } ?? .number
    } else if capitalised.isEmpty {
      self = .other
    } else {
      self = capitalised.count == words.count ? .name : .title
    }
  }
}
