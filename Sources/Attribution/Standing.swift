import Foundation
import SpoorModel
import Words

/// How a run of words stands in a text.
///
/// It tells "X married Ada Lee" from "Ada Lee married X": both hold the run, so that no count of common
/// words parts them, but a row that states a value has it where the response has it.
struct Standing: Hashable {
  /// Whether it begins a sentence.
  let begins: Bool
  /// Whether it ends one.
  let ends: Bool
  /// Whether the question holds it already: then it is the topic, not the answer.
  let isAsked: Bool

  /// The words between two ends of sentences: with fewer or more the order of rows hardly changes.
  private static let wordsOfSentence = 16.0

  init(of run: Range<Int>, in text: WordedText, asked span: [String], question: [String]) {
    begins = text.isSentenceEnd(before: run.lowerBound)
    ends = text.isSentenceEnd(before: run.upperBound)
    isAsked = question.holds(span)
  }

  /// What it says for a row that the run stands alike in it, in nats: an end of a sentence in the same
  /// place as much as a word that is one in sixteen, none in the same place what that leaves; the same
  /// role in the question as an end.
  func agreement(with other: Standing) -> Double {
    let end = log(Self.wordsOfSentence)
    let inside = -log(1 - 1 / Self.wordsOfSentence)
    var sum = 0.0
    if begins == other.begins { sum += begins ? end : inside }
    if ends == other.ends { sum += ends ? end : inside }
    if isAsked == other.isAsked { sum += end }
    return sum
  }
}

extension WordedText {
  /// Whether a sentence, or the text, ends or begins before a word; the number of words stands for the
  /// text's end.
  func isSentenceEnd(before word: Int) -> Bool {
    word == 0 || word == words.count || endsSentence(before: word)
  }
}

extension [String] {
  /// Whether the words of a run stand here, one after another; an empty run stands nowhere.
  func holds(_ run: [String]) -> Bool {
    guard let first = run.first else { return false }
    return indices.contains { self[$0] == first && self[$0...].starts(with: run) }
  }
}
