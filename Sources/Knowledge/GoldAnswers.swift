/// The answers to a question that count as right.
public struct GoldAnswers: Hashable, Sendable {
  /// The answers as somebody wrote them, the first being the one that is shown; never empty.
  public let texts: [String]
  /// When another text is one of them.
  public let matching: AnswerMatching
  private let written: [[UInt8]]

  /// Takes at least one answer: the gold one and its aliases.
  public init(_ texts: [String], matching: AnswerMatching) {
    precondition(!texts.isEmpty, "a question without an answer")
    self.texts = texts
    self.matching = matching
    written = texts.map(matching.written)
  }

  /// Whether a model's answer is one of them; of a generation its first line counts.
  public func contain(_ generation: String) -> Bool {
    let answer = matching.written(generation)
    return written.contains { $0 == answer }
  }

  /// SQuAD's F1 of the words of an answer and of the gold answer that it is nearest to, 0...1.
  public func wordF1(of generation: String) -> Double {
    let answer = Self.words(matching.written(generation))
    return written.map { Self.f1(answer, Self.words($0)) }.max() ?? 0
  }

  private static func words(_ written: [UInt8]) -> [ArraySlice<UInt8>] {
    written.split(separator: UInt8(ascii: " "))
  }

  private static func f1(_ answer: [ArraySlice<UInt8>], _ gold: [ArraySlice<UInt8>]) -> Double {
    var rest = gold
    var common = 0
    for word in answer {
      guard let place = rest.firstIndex(of: word) else { continue }
      rest.remove(at: place)
      common += 1
    }
    let words = answer.count + gold.count
    return words == 0 ? 0 : 2 * Double(common) / Double(words)
  }
}
