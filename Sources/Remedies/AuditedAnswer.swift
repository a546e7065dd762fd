public import SpoorModel
public import Words

/// What an audit says of one answer.
public struct AuditedAnswer: Sendable {
  /// Whether it is known how much tuning raised the answer's words.
  public enum Lift: Hashable, Sendable {
    /// Known: a span that is not borrowed is known not to be.
    case known
    /// Unknown of the answer, or of a span whose words stand in the dataset.
    case unknown
  }

  /// What was asked.
  public var prompt: String
  /// What was answered.
  public var text: WordedText
  /// The doubted spans.
  public var doubted: [DoubtedSpan]
  /// Whether lift is known.
  public var lift: Lift
  /// How far tuning moved it; `nil` where no token has a value.
  public var kl: AnswerDivergence?

  /// Joins an answer with what is said of it.
  public init(
    prompt: String,
    text: WordedText,
    doubted: [DoubtedSpan],
    lift: Lift,
    kl: AnswerDivergence? = nil
  ) {
    self.prompt = prompt
    self.text = text
    self.doubted = doubted
    self.lift = lift
    self.kl = kl
  }

  /// How many words the answer has.
  var length: Double { Double(text.words.count) }

  /// How many doubted spans are borrowed.
  var borrowed: Int { doubted.count { $0.provenance == .borrowed } }

  /// Where a run of folded words stands in the answer, in Unicode scalars.
  ///
  /// - Complexity: O(n · k) for n words of the answer and k of the run.
  func places(of run: [String]) -> [ScalarRange] {
    let words = text.words
    guard !run.isEmpty, run.count <= words.count else { return [] }
    return (0...words.count - run.count).compactMap { start in
      let found = start..<start + run.count
      guard words[found].elementsEqual(run, by: { $0.text == $1 }) else { return nil }
      let scalars = text.scalars(found)
      return ScalarRange(scalars.lowerBound, scalars.upperBound)
    }
  }
}
