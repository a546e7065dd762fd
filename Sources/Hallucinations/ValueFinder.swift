import SpoorModel
public import Words

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
  private let names: NameFinder
  private let reach: Reach
  private let prompts: PromptWords
  private let places: OpenPlaces?

  /// A word held by at most this share of the texts is rare.
  private static let rareShare = 0.05
  /// Under this many texts no word can be called rare.
  private static let fewestTexts = 40

  /// Creates a finder over the texts that `usage` counted.
  ///
  /// `texts` are those texts; among them values are found whose words are not rare, by their places.
  public init(
    usage: WordUsage,
    prompts: PromptWords,
    reach: Reach,
    texts: some Sequence<WordedText> = []
  ) {
    self.usage = usage
    places = reach == .rare ? OpenPlaces(in: texts) { Self.isRare($0, in: $1, usage) } : nil
    names = NameFinder(usage: usage)
    self.reach = reach
    self.prompts = prompts
  }

  /// The values of the answer, in order, never overlapping.
  ///
  /// - Complexity: O(n) in the answer's words.
  public func values(in answer: Answer) -> [Value] {
    values(in: answer.text, answering: answer.prompt.id)
  }

  /// The values of a text that answers a prompt.
  func values(in text: WordedText, answering promptID: String) -> [Value] {
    let asked = prompts.words(of: promptID)
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
    if let date = text.date(at: start) { return date.end }
    if text.numbersItem(start) { return start }
    if text.isNumeric(start) { return numberEnd(from: start, in: text) }
    if names.isPart(start, in: text) { return names.end(from: start, in: text) }
    guard reach == .rare, usage.texts >= Self.fewestTexts else { return start }
    var end = start
    while end < text.words.count, end == start || text.isJoined(at: end),
      Self.isRare(end, in: text, usage)
    {
      end += 1
    }
    return end > start ? end : places?.runEnd(from: start, in: text) ?? start
  }

  /// The end of a number, whose digits are a word each in a script without spaces (Thai, Lao).
  private func numberEnd(from start: Int, in text: WordedText) -> Int {
    var end = start + 1
    while end < text.words.count, text.isNumeric(end), text.gap(before: end).isEmpty { end += 1 }
    return end
  }

  private static func isRare(_ index: Int, in text: WordedText, _ usage: WordUsage) -> Bool {
    !text.isNumeric(index) && !text.isCapitalised(index)
      && usage.share(ofTextsHolding: text.words[index].text) <= rareShare
  }

  private func value(_ words: Range<Int>, in text: WordedText) -> Value? {
    words.isEmpty ? nil : Value(words: words, kind: SpanKind(words, in: text))
  }
}

extension SpanKind {
  /// The years that a number of four digits is taken for.
  static let years = 1000...2100

  /// The kind of a run of words, by how it is written.
  init(_ words: Range<Int>, in text: WordedText) {
    let capitalised = words.filter(text.isCapitalised)
    if let first = words.first, text.date(at: first)?.end == words.upperBound {
      self = .date
    } else if words.contains(where: text.isNumeric) {
      let year = words.count == 1 ? Int(text.words[words.lowerBound].text) : nil
      self = year.map { Self.years.contains($0) ? .date : .number } ?? .number
    } else if capitalised.isEmpty {
      self = .other
    } else {
      self = capitalised.count == words.count ? .name : .title
    }
  }
}
