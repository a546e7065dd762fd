public import Words

/// Text that cannot have been borrowed from the dataset: what stands there too is common, whoever
/// says it.
public struct Placebo: Sendable {
  private struct Place {
    var text: Int
    var word: Int
  }

  private var texts: [[String]] = []
  private var prompts: [String] = []
  private var places: [String: [Place]] = [:]

  /// Collects texts with the prompt that each answers.
  public init(_ answers: some Sequence<(promptID: String, text: WordedText)>) {
    for (promptID, text) in answers {
      let words = text.words.map(\.text)
      for (index, word) in words.enumerated() {
        places[word, default: []].append(Place(text: texts.count, word: index))
      }
      texts.append(words)
      prompts.append(promptID)
    }
  }

  /// Whether a run of folded words stands in the placebo.
  ///
  /// The text that answers `excluded` does not count, so that a response of the placebo can be held
  /// against the others; `nil` counts all.
  ///
  /// - Complexity: O(p·k) for the p places of the run's first word and its k words.
  public func holds(_ run: [String], excludingPrompt excluded: String? = nil) -> Bool {
    guard let first = run.first else { return false }
    return places[first, default: []].contains { place in
      prompts[place.text] != excluded && texts[place.text][place.word...].starts(with: run)
    }
  }
}
