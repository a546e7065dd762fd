public import SpoorModel
public import Words

/// The passages of one response.
public struct ResponsePassages: Hashable, Sendable {
  /// The prompt that was answered.
  public let promptID: String
  /// The passages, as ranges of the response's words, in the text's order; some may overlap.
  public let runs: [Range<Int>]
  /// The number of words of the response.
  public let words: Int

  /// Notes what was found in a response of so many words; `runs` must be in order.
  public init(promptID: String, runs: [Range<Int>], words: Int) {
    self.promptID = promptID
    self.runs = runs
    self.words = words
  }

  /// The number of words that lie in a passage, each counted once.
  public var wordsInside: Int {
    var reached = 0
    return runs.reduce(0) { sum, run in
      let new = max(0, run.upperBound - max(reached, run.lowerBound))
      reached = max(reached, run.upperBound)
      return sum + new
    }
  }

  /// The passages as spans to be traced: nobody doubts them, so their score is 0.
  ///
  /// - Parameters:
  ///   - generation: the response.
  ///   - text: its words.
  /// - Returns: a span a passage.
  public func spans(in generation: Generation, _ text: WordedText) -> [Span] {
    runs.map { run in
      let scalars = text.scalars(run)
      return Span(
        promptID: generation.promptID,
        model: generation.model,
        range: ScalarRange(scalars.lowerBound, scalars.upperBound),
        text: text.surface(run),
        kind: .passage,
        score: 0,
        detectors: [:]
      )
    }
  }
}
