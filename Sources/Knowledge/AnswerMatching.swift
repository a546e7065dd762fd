import Foundation

/// When a model's answer is a gold answer: when both are equal once they are written in one way.
///
/// Gekhman et al. (2405.05904, §3) compare by exact match and do not say how answers are normalised.
public enum AnswerMatching: String, Hashable, Sendable, CaseIterable {
  /// As SQuAD's evaluation writes answers: lower case, without ASCII punctuation, without the articles
  /// a, an and the, white space as one blank.
  case squad
  /// As they stand.
  case raw

  /// What of a generation is its answer: its first line that is not empty, without the white space
  /// around it.
  static func answer(in generation: String) -> Substring {
    let start = generation.unicodeScalars.drop(while: \.properties.isWhitespace)
    let line = start.prefix { !CharacterSet.newlines.contains($0) }
    let end = line.lastIndex { !$0.properties.isWhitespace }.map(line.index(after:))
    return generation[line.startIndex..<(end ?? line.startIndex)]
  }

  /// The UTF-8 of an answer as it is compared, in normal form C.
  ///
  /// Where SQuAD's way leaves nothing (the option "A", the answer "?!"), articles stay, and where even
  /// then nothing is left, the text in lower case: else all such answers would be equal.
  ///
  /// - Complexity: linear in the text; some 50 ns for a short answer in ASCII.
  func written(_ generation: String) -> [UInt8] {
    if let written = ASCIIAnswer.written(generation, self) { return written }
    let answer = String(Self.answer(in: generation)).precomposedStringWithCanonicalMapping
    guard self == .squad else { return Array(answer.utf8) }
    let lowered = answer.lowercased()
    let scalars = lowered.unicodeScalars
    for articles in [SquadArticles.dropped, .kept] {
      let written = SquadAnswer.written(scalars, articles)
      if !written.isEmpty { return Array(String(written).utf8) }
    }
    return Array(lowered.utf8)
  }
}

/// Whether a, an and the count.
enum SquadArticles {
  case dropped
  case kept
}

/// SQuAD's normalisation of any text, scalar by scalar.
enum SquadAnswer {
  /// A text in lower case without punctuation, articles and white space that is not needed.
  static func written(
    _ text: String.UnicodeScalarView,
    _ articles: SquadArticles
  ) -> String.UnicodeScalarView {
    var written: [Unicode.Scalar] = []
    var wordStart = 0
    func endWord() {
      if articles == .dropped, isArticle(written[wordStart...]) {
        written.removeSubrange(wordStart...)
        addBlank()
      }
      wordStart = written.count
    }
    func addBlank() {
      if let last = written.last, last != " " { written.append(" ") }
      wordStart = written.count
    }
    for scalar in text where !isPunctuation(scalar) {
      if scalar.properties.isWhitespace {
        endWord()
        addBlank()
      } else if isOfWord(scalar) {
        written.append(scalar)
      } else {
        endWord()
        written.append(scalar)
        wordStart = written.count
      }
    }
    endWord()
    if written.last == " " { written.removeLast() }
    return String.UnicodeScalarView(written)
  }

  /// Python's `string.punctuation`.
  private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII && ASCIIAnswer.isPunctuation(UInt8(scalar.value))
  }

  /// What `\w` of Python's expressions means, and marks: an accent is part of its word.
  private static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    return properties.isAlphabetic || properties.numericType != nil
      || properties.generalCategory == .nonspacingMark
      || properties.generalCategory == .spacingMark
  }

  private static func isArticle(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
    word.elementsEqual("a".unicodeScalars) || word.elementsEqual("an".unicodeScalars)
      || word.elementsEqual("the".unicodeScalars)
  }
}
