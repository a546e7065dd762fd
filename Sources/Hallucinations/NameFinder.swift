import Words

/// Finds names and titles by how they are written: runs of capitalised words, over small words
/// between ("Bridge of the Fountain").
struct NameFinder: Sendable {
  let usage: WordUsage

  /// At most this many small words join two capitalised runs.
  private static let longestJoint = 2

  /// The names among some words of a text, in order.
  ///
  /// - Complexity: O(n) in the words.
  func names(in words: Range<Int>, of text: WordedText) -> [Range<Int>] {
    var names: [Range<Int>] = []
    var index = words.lowerBound
    while index < words.upperBound {
      guard isPart(index, in: text) else {
        index += 1
        continue
      }
      let end = min(end(from: index, in: text), words.upperBound)
      names.append(index..<end)
      index = end
    }
    return names
  }

  /// Whether a word can be part of a name: it has a capital that its sentence's start does not
  /// explain, or begins a sentence and "is" or "has" something ("Sydney is …"), or is all that is said.
  func isPart(_ index: Int, in text: WordedText) -> Bool {
    guard text.isCapitalised(index) else { return false }
    guard text.startsSentence(at: index) else { return true }
    let word = text.words[index].text
    if usage.isName(word) { return true }
    let next = index + 1
    if text.words.count == 1 { return !ClosedWords.verdicts.contains(word) }
    guard next < text.words.count, text.isJoined(at: next), !usage.isWrittenSmall(word) else {
      return false
    }
    guard !ClosedWords.contains(word), !ClosedWords.pointers.contains(word) else { return false }
    return text.isCapitalised(next) || ClosedWords.auxiliaries.contains(text.words[next].text)
  }

  /// The end of the name that begins at `start`.
  func end(from start: Int, in text: WordedText) -> Int {
    var end = start + 1
    var reached = end
    while reached < text.words.count,
      text.isJoined(at: reached) || text.isAbbreviated(before: reached)
    {
      if text.isCapitalised(reached) {
        reached += 1
        end = reached
      } else if reached - end < Self.longestJoint,
        ClosedWords.nameParticles.contains(text.words[reached].text)
      {
        reached += 1
      } else {
        break
      }
    }
    return end
  }
}
