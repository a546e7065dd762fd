import SpoorModel

/// Turns a server's lists into truncated distributions, checking that they can be such.
struct DistributionLists {
  private let answer: ServerRecord
  private let sequence: ScoredSequence
  /// How many likeliest tokens the server lists, where the lists themselves have to tell.
  private let capacity: Int

  init(_ answer: ServerRecord, _ sequence: ScoredSequence) {
    self.answer = answer
    self.sequence = sequence
    capacity = sequence.shownCapacity
  }

  /// The distribution of a response's token that stands at `index` of the sequence.
  func distribution(
    of token: Int,
    at index: Int
  ) throws(SpoorError) -> TruncatedDistribution? {
    guard let position = sequence.positions[index] else { return nil }
    let key = sequence.key(at: index, id: answer.generation.tokenIDs[token])
    let maker = DistributionMaker(answer: answer, token: token, emitted: key)
    switch sequence.listing {
    case .ranked: return try maker.ranked(position)
    case .ordered: return try maker.ordered(position)
    case .unordered where sequence.texts != nil:
      return try maker.texts(position, capacity: capacity)
    case .unordered: return try maker.unordered(position, capacity: capacity)
    }
  }
}

extension ScoredSequence {
  /// The most likeliest tokens that some list is sure to hold: one that has the sequence's own token
  /// last may have it beyond them.
  fileprivate var shownCapacity: Int {
    guard case .unordered = listing else { return 0 }
    var capacity = 0
    for (index, position) in positions.enumerated() {
      guard let position, let key = namedKey(at: index) else { continue }
      let count = position.listed.count
      capacity = max(capacity, position.hasLast(key) ? count - 1 : count)
    }
    return capacity
  }

  private func namedKey(at index: Int) -> TokenKey? {
    texts.map { .text($0[index]) } ?? ids.map { .id($0[index]) }
  }
}

extension ScoredPosition {
  /// Whether `key` is listed and none is less likely.
  func hasLast(_ key: TokenKey) -> Bool {
    guard let value = value(of: key) else { return false }
    return listed.allSatisfy { $0.logProbability >= value }
  }
}
