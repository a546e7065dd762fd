import SpoorModel
public import Words

/// The base model's own responses as a placebo: the base never saw the dataset.
public struct PlaceboResponses: Placebo, Sendable {
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

  /// Itself: nothing in it changes.
  public func forAnotherThread() -> any Placebo { self }

  /// Whether a run stands in one of the responses.
  public func holds(_ run: Range<Int>, of subject: TraceSubject) -> Bool {
    holds(subject.text.folded(run), excludingPrompt: subject.excludedPrompt)
  }

  /// Whether a run of folded words stands in one of the responses.
  ///
  /// The text that answers `excluded` does not count, so that a response of the placebo can be held
  /// against the others; `nil` counts all.
  ///
  /// - Complexity: O(p·k) for the p places of the run's rarest word and its k words.
  func holds(_ run: [String], excludingPrompt excluded: String? = nil) -> Bool {
    let rarest = run.indices.min { count(of: run[$0]) < count(of: run[$1]) }
    guard let rarest else { return false }
    return places[run[rarest], default: []].contains { place in
      let start = place.word - rarest
      return start >= 0 && prompts[place.text] != excluded
        && texts[place.text][start...].starts(with: run)
    }
  }

  private func count(of word: String) -> Int { places[word]?.count ?? 0 }
}

extension TraceSubject {
  /// The prompt whose placebo text does not count.
  fileprivate var excludedPrompt: String? {
    switch placeboUse {
    case .whole: nil
    case .otherPrompts: prompt.id
    }
  }
}
