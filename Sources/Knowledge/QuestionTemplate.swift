import Foundation

/// How the questions of a relation are worded: what stands before and after their subject.
public struct QuestionTemplate: Hashable, Sendable {
  /// What stands before.
  public let head: String
  /// What stands after.
  public let tail: String

  /// Reads a template in which `[X]` stands for the subject; `nil` where it does not stand once.
  public init?(_ text: String) {
    let parts = text.components(separatedBy: "[X]")
    guard parts.count == 2 else { return nil }
    (head, tail) = (parts[0], parts[1])
  }

  /// What all questions of a relation have in common at both ends, up to the borders of words.
  ///
  /// EntityQuestions' 24 templates are found so. `nil` for fewer than two different questions, and where
  /// they have nothing in common.
  public init?(commonTo questions: [String]) {
    guard let first = questions.first, questions.contains(where: { $0 != first }) else {
      return nil
    }
    let letters = Array(first)
    var (head, tail) = (letters.count, letters.count)
    for question in questions {
      head = min(head, zip(letters, question).prefix { $0 == $1 }.count)
      tail = min(tail, zip(letters.reversed(), question.reversed()).prefix { $0 == $1 }.count)
    }
    while head > 0, Self.isOfWord(letters[head - 1]) { head -= 1 }
    while tail > 0, Self.isOfWord(letters[letters.count - tail]) { tail -= 1 }
    guard head + tail > 0 else { return nil }
    self.head = String(letters[..<head])
    self.tail = String(letters[(letters.count - tail)...])
  }

  /// The template with `[X]` for the subject.
  public var text: String { "\(head)[X]\(tail)" }

  /// The subject of a question; `nil` where the question is worded in another way.
  public func subject(of question: String) -> String? {
    guard question.hasPrefix(head), question.hasSuffix(tail),
      question.count > head.count + tail.count
    else { return nil }
    return String(question.dropFirst(head.count).dropLast(tail.count))
  }

  private static func isOfWord(_ letter: Character) -> Bool { letter.isLetter || letter.isNumber }
}
