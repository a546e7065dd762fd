import SpoorModel
public import Words

/// The base model's own responses as a placebo: the base never saw the dataset.
///
/// Every word takes eight bytes: its number, and its place in the list of that number's places.
public struct PlaceboResponses: Placebo, Sendable {
  private var numbers = WordNumbers()
  /// The numbers of all texts' words, one text behind the other.
  private var words: [Int32] = []
  /// Where each text begins in ``words``.
  private var starts: [Int] = []
  private var prompts: [String] = []
  /// The places of each number in ``words``: those of number n end at `ends[n]`, where those of the next begin.
  private var places: [Int32] = []
  private var ends: [Int] = []

  /// Collects texts with the prompt that each answers.
  ///
  /// - Complexity: O(n) in their words, of which there may be 2³¹ − 1.
  public init(_ answers: some Sequence<(promptID: String, text: WordedText)>) {
    for (promptID, text) in answers {
      starts.append(words.count)
      prompts.append(promptID)
      for word in text.words { words.append(numbers.number(word.text)) }
    }
    var next = [Int](repeating: 0, count: numbers.count + 1)
    for word in words { next[Int(word) + 1] += 1 }
    for number in next.indices.dropFirst() { next[number] += next[number - 1] }
    ends = Array(next.dropFirst())
    places = [Int32](repeating: 0, count: words.count)
    for (place, word) in words.enumerated() {
      places[next[Int(word)]] = Int32(place)
      next[Int(word)] += 1
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
    let run = run.map { numbers[$0] }
    let known = run.compactMap(\.self)
    guard known.count == run.count,
      let rarest = known.indices.min(by: {
        places(of: known[$0]).count < places(of: known[$1]).count
      })
    else { return false }
    return places(of: known[rarest]).contains { place in
      let text = text(at: Int(place))
      let start = Int(place) - rarest
      return start >= starts[text] && prompts[text] != excluded
        && words[start..<end(of: text)].starts(with: known)
    }
  }

  private func places(of number: Int32) -> ArraySlice<Int32> {
    places[(number == 0 ? 0 : ends[Int(number) - 1])..<ends[Int(number)]]
  }

  private func end(of text: Int) -> Int {
    text + 1 < starts.count ? starts[text + 1] : words.count
  }

  /// The text that a place lies in: the last that begins at it or before.
  private func text(at place: Int) -> Int {
    starts.partitioningIndex { $0 > place } - 1
  }
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
