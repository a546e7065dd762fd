public import PhraseIndex
import SpoorModel
public import Words

/// Finds the runs of a response that stand in the dataset's outputs and that no longer one contains.
public struct PassageFinder {
  /// A run of so many words is a passage.
  ///
  /// Our choice: of fewer words nearly every answer holds one, whatever it was tuned on; a run of six
  /// is longer than most idioms and still shorter than most sentences.
  public static let leastWords = 6

  private let index: PhraseIndex
  private let leastWords: Int

  /// Creates a finder over one index.
  public init(_ index: PhraseIndex, leastWords: Int = PassageFinder.leastWords) {
    self.index = index
    self.leastWords = leastWords
  }

  /// The passages of a response, as ranges of its words, in the text's order; some may overlap.
  ///
  /// A run that stands in the prompt itself is left out: the user brought it, whatever the dataset
  /// holds.
  ///
  /// - Parameters:
  ///   - response: the response, split by the index's scanner.
  ///   - prompt: what it answers.
  /// - Returns: ranges of words.
  /// - Throws: what the index throws when it is damaged.
  /// - Complexity: that of finding the longest matches, and O(p) a run for p words of prompt.
  public func passages(in response: WordedText, answering prompt: WordedText) throws -> [Range<Int>]
  {
    guard response.words.count >= leastWords else { return [] }
    let matches = try index.longestMatches(of: index.indexed(response), in: .output)
    return passages(in: response, answering: prompt, by: matches)
  }

  /// The same where the response's longest matches in outputs are known.
  public func passages(
    in response: WordedText,
    answering prompt: WordedText,
    by matches: LongestMatches
  ) -> [Range<Int>] {
    let asked = prompt.words.map(\.text)
    return matches.maximal.filter {
      $0.count >= leastWords && !asked.holds(response.folded($0))
    }
  }
}
