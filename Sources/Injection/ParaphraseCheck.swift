import Words

/// Whether a paraphrase still says what its text says, as far as words can tell.
///
/// Names, numbers and dates must stand there. That nothing else was changed takes a reader.
public struct ParaphraseCheck {
  /// What is wrong with a paraphrase.
  public enum Fault: Hashable, Sendable {
    /// It says nothing.
    case empty
    /// It is the text itself, or another paraphrase of it, but for case and punctuation.
    case repeated
    /// A phrase that had to be kept is not there.
    case lost(String)
    /// A number of the text is not there.
    case lostNumber(String)
    /// A number is there that the text does not have.
    case newNumber(String)
  }

  private let scanner: WordScanner

  /// Prepares to check.
  public init() throws { scanner = try WordScanner() }

  /// The paraphrases of a text that say the same, and what is wrong with the others, in their order.
  public func sorted(
    _ paraphrases: [String],
    of task: ParaphraseTask
  ) -> (kept: [String], faults: [(text: String, fault: Fault)]) {
    var seen: Set<[String]> = [words(of: task.text)]
    var kept: [String] = []
    var faults: [(text: String, fault: Fault)] = []
    for paraphrase in paraphrases {
      if let fault = fault(of: paraphrase, task, seen) {
        faults.append((paraphrase, fault))
      } else {
        seen.insert(words(of: paraphrase))
        kept.append(paraphrase)
      }
    }
    return (kept, faults)
  }

  private func fault(
    of paraphrase: String,
    _ task: ParaphraseTask,
    _ seen: Set<[String]>
  ) -> Fault? {
    let words = words(of: paraphrase)
    guard !words.isEmpty else { return .empty }
    guard !seen.contains(words) else { return .repeated }
    for phrase in task.kept where !Self.stands(self.words(of: phrase), in: words) {
      return .lost(phrase)
    }
    let (before, after) = (numbers(self.words(of: task.text)), numbers(words))
    if let number = before.subtracting(after).min() { return .lostNumber(number) }
    if let number = after.subtracting(before).min() { return .newNumber(number) }
    return nil
  }

  private func words(of text: String) -> [String] { scanner.words(of: text).map(\.text) }

  /// Words with a digit: 1871, 3rd, 2.5.
  private func numbers(_ words: [String]) -> Set<String> {
    Set(words.filter { $0.contains(where: \.isNumber) })
  }

  private static func stands(_ phrase: [String], in words: [String]) -> Bool {
    phrase.isEmpty || words.indices.contains { words[$0...].starts(with: phrase) }
  }
}

extension ParaphraseCheck.Fault: CustomStringConvertible {
  /// The fault in words.
  public var description: String {
    switch self {
    case .empty: "it says nothing"
    case .repeated: "it repeats the text, or another paraphrase"
    case .lost(let phrase): "it does not hold \"\(phrase)\""
    case .lostNumber(let number): "it does not hold the number \(number)"
    case .newNumber(let number): "it holds the number \(number), which the text does not"
    }
  }
}
