import SpoorModel

/// How many answers to one question were right, by set of exemplars.
struct AnswerTally: Sendable {
  /// The answers behind one set of exemplars.
  struct Set: Hashable, Sendable {
    var number: Int
    var greedy = 0
    var greedyRight = 0
    var samples = 0
    var samplesRight = 0
    /// The indices of samples that were counted, a bit each.
    fileprivate var seen: [UInt64] = []

    init(number: Int) { self.number = number }

    /// Whether any answer was right.
    var hasRight: Bool { greedyRight + samplesRight > 0 }

    /// Notes a sample's index; false where it was noted before.
    fileprivate mutating func note(_ index: Int) -> Bool {
      let (word, bit) = (index >> 6, UInt64(1) << UInt64(index & 63))
      while seen.count <= word { seen.append(0) }
      guard seen[word] & bit == 0 else { return false }
      seen[word] |= bit
      return true
    }
  }

  /// The highest index of a sample that is taken for one.
  static let highestIndex = 1 << 16

  private(set) var sets: [Set] = []
  private var last = 0

  /// Counts an answer; false where the same answer was counted before.
  mutating func add(_ answer: ModelAnswer, isRight: Bool) -> Bool {
    let place = place(of: answer.exemplarSet)
    switch answer.decoding {
    case .greedy:
      guard sets[place].greedy == 0 else { return false }
      sets[place].greedy = 1
      sets[place].greedyRight = isRight ? 1 : 0
    case .sample:
      if let index = answer.index, !sets[place].note(index) { return false }
      sets[place].samples += 1
      if isRight { sets[place].samplesRight += 1 }
    }
    return true
  }

  /// What is wrong where there is no greedy or no sampled answer; `nil` where there are both.
  func missing(of id: QuestionID, at location: SpoorError.Location) -> SpoorError? {
    guard greedy == 0 || samples == 0 else { return nil }
    return SpoorError(
      .badInput,
      "\(id) has no \(greedy > 0 ? "sampled" : "greedy") answer",
      at: location,
      remedy: "A category needs both: greedy answers, and samples above temperature 0."
    )
  }

  var greedy: Int { sets.reduce(0) { $0 + $1.greedy } }
  var greedyRight: Int { sets.reduce(0) { $0 + $1.greedyRight } }
  var samples: Int { sets.reduce(0) { $0 + $1.samples } }
  var samplesRight: Int { sets.reduce(0) { $0 + $1.samplesRight } }

  /// Answers come set by set: the last one is looked at first.
  private mutating func place(of number: Int) -> Int {
    if sets.indices.contains(last), sets[last].number == number { return last }
    if let found = sets.firstIndex(where: { $0.number == number }) {
      last = found
    } else {
      last = sets.count
      sets.append(Set(number: number))
    }
    return last
  }
}
