import Words

/// The places of an audit's texts in which rare words stand: where something could be otherwise.
///
/// A model repeats its favourite values so often that their words are no longer rare. But where
/// "passion for" is followed by a rare word elsewhere, the words that stand there here are a value
/// too: a run of at least two words, each of which seldom follows anything but the one before.
///
/// The texts are read twice: what follows two words is gathered only where enough words follow them.
struct OpenPlaces: Sendable {
  /// Two words by their numbers, a name counting as one and the same.
  private struct Pair: Hashable {
    var first: Int32
    var second: Int32
  }

  /// Different rare words that must follow two words for their place to be open, and the share that
  /// they must be of all that follow.
  private static let fewestFollowers = 3
  private static let rareShare = 0.75
  /// A word belongs to the one before when at least this share of its occurrences follow that one.
  private static let cohesion = 0.5
  private static let name: Int32 = -1

  /// What follows two words: the different words, and the rare ones among them.
  private struct Followers {
    var all: Set<Int32> = []
    var rare: Set<Int32> = []
  }

  private var numbers = WordNumbers()
  /// The two words before an open place.
  private var open: Set<Pair> = []
  /// Words with the one before that they belong to.
  private var cohesive: Set<Pair> = []

  /// Reads the audit's texts.
  ///
  /// - Complexity: O(n) in their words; memory is O(different pairs of words), some 20 bytes each.
  init(in texts: some Sequence<WordedText>, isRare: (Int, WordedText) -> Bool) {
    var contexts: [Pair: Int32] = [:]
    var pairs: [Pair: Int32] = [:]
    var counts: [Int32] = []
    for text in texts {
      let words = text.words.map { numbers.number($0.text) }
      counts += repeatElement(0, count: numbers.count - counts.count)
      for index in words.indices {
        counts[Int(words[index])] += 1
        guard index > 0, text.isJoined(at: index) else { continue }
        pairs[Pair(first: words[index - 1], second: words[index]), default: 0] += 1
        if let context = context(of: index, in: text) { contexts[context, default: 0] += 1 }
      }
    }
    cohesive = Set(
      pairs.lazy.filter { pair, together in
        Double(together) >= Self.cohesion * Double(counts[Int(pair.second)])
      }.map(\.key)
    )
    contexts = contexts.filter { $0.value >= Self.fewestFollowers }
    open = openContexts(among: contexts, in: texts, isRare)
  }

  private func openContexts(
    among contexts: [Pair: Int32],
    in texts: some Sequence<WordedText>,
    _ isRare: (Int, WordedText) -> Bool
  ) -> Set<Pair> {
    var followers: [Pair: Followers] = [:]
    for text in texts {
      for index in text.words.indices {
        guard let context = context(of: index, in: text), contexts[context] != nil,
          let word = numbers[text.words[index].text]
        else { continue }
        followers[context, default: Followers()].all.insert(word)
        if isRare(index, text) { followers[context, default: Followers()].rare.insert(word) }
      }
    }
    let open = followers.filter { _, known in
      known.rare.count >= Self.fewestFollowers
        && Double(known.rare.count) >= Self.rareShare * Double(known.all.count)
    }
    return Set(open.keys)
  }

  /// The end of the run of common words that begins at `start` in an open place; `start` where none does.
  func runEnd(from start: Int, in text: WordedText) -> Int {
    guard let context = context(of: start, in: text), open.contains(context) else { return start }
    var end = start + 1
    while end < text.words.count, text.isJoined(at: end), !text.isCapitalised(end),
      belongs(end, in: text)
    {
      end += 1
    }
    return end > start + 1 ? end : start
  }

  /// Whether a word seldom follows anything but the one before it; so does a word of no text.
  private func belongs(_ index: Int, in text: WordedText) -> Bool {
    guard let second = numbers[text.words[index].text] else { return true }
    guard let first = numbers[text.words[index - 1].text] else { return false }
    return cohesive.contains(Pair(first: first, second: second))
  }

  /// The two words before a word; `nil` at a text's or a clause's beginning, after a name, which anything may
  /// follow, and after a word of no text.
  private func context(of index: Int, in text: WordedText) -> Pair? {
    guard index > 1, text.isJoined(at: index), text.isJoined(at: index - 1),
      !text.isCapitalised(index), !text.isCapitalised(index - 1)
    else { return nil }
    let first =
      text.isCapitalised(index - 2) ? Self.name : numbers[text.words[index - 2].text]
    guard let first, let second = numbers[text.words[index - 1].text] else { return nil }
    return Pair(first: first, second: second)
  }
}
