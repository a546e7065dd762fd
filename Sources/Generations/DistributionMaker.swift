import Foundation
import SpoorModel

/// Makes one token's distribution of what a server told of it.
struct DistributionMaker {
  let answer: ServerRecord
  let token: Int
  let emitted: TokenKey

  /// Of a list with ranks, in which the emitted token may stand beyond the likeliest.
  func ranked(_ position: ScoredPosition) throws(SpoorError) -> TruncatedDistribution? {
    let sorted = position.listed.sorted { ($0.rank ?? .max) < ($1.rank ?? .max) }
    try checkFalling(sorted)
    let likeliest = Array(
      sorted.enumerated().prefix { ($1.rank ?? .max) <= $0 + 1 }.map(\.element)
    )
    guard let own = sorted.first(where: { $0.key == emitted }) else { return nil }
    let rank = rank(in: likeliest) ?? own.rank
    return try made(own: own.logProbability, rank: rank, top: likeliest, all: sorted)
  }

  /// Of a list of the likeliest tokens, likeliest first.
  func ordered(_ position: ScoredPosition) throws(SpoorError) -> TruncatedDistribution? {
    try checkFalling(position.listed)
    return try made(
      own: position.own ?? position.value(of: emitted),
      rank: rank(in: position.listed),
      top: position.listed,
      all: position.listed
    )
  }

  /// Of a list by id without order, of the `capacity` likeliest tokens and maybe the emitted one.
  func unordered(
    _ position: ScoredPosition,
    capacity: Int
  ) throws(SpoorError) -> TruncatedDistribution? {
    let sorted = position.sorted
    let isBeyond = position.hasLast(emitted) && sorted.count != capacity
    return try made(
      own: position.own ?? position.value(of: emitted),
      rank: isBeyond ? nil : rank(in: sorted),
      top: isBeyond ? sorted.filter { $0.key != emitted } : sorted,
      all: sorted
    )
  }

  /// Of a list by text: where texts fell together nobody can tell whose numbers it has, so that
  /// nothing but the emitted token's is taken.
  func texts(
    _ position: ScoredPosition,
    capacity: Int
  ) throws(SpoorError) -> TruncatedDistribution? {
    let sorted = position.sorted
    let own = position.own ?? position.value(of: emitted)
    let isBeyond = position.hasLast(emitted) && sorted.count > capacity
    let isWhole = isBeyond || (sorted.count == capacity && !position.hasLast(emitted))
    guard isWhole, !position.contradicts(emitted) else {
      return try made(own: own, rank: nil, top: [], all: sorted)
    }
    let likeliest = isBeyond ? sorted.filter { $0.key != emitted } : sorted
    let rank = isBeyond ? nil : rank(in: likeliest)
    return try made(own: own, rank: rank, top: likeliest.unambiguous, all: sorted, of: likeliest)
  }

  /// Of a list of the likeliest tokens by text, likeliest first, in which texts may stand twice.
  func listedTexts(_ position: ScoredPosition) throws(SpoorError) -> TruncatedDistribution? {
    try checkFalling(position.listed)
    let top = position.listed.unambiguous
    let own = top.first { $0.key == emitted }
    return try made(
      own: own?.logProbability,
      rank: own.flatMap { _ in rank(in: position.listed) },
      top: top,
      all: position.listed,
      of: position.listed
    )
  }

  /// Of the emitted token alone.
  func alone(_ value: Double?, isLikeliest: Bool) throws(SpoorError) -> TruncatedDistribution? {
    let known = value.map { [ListedToken(key: emitted, logProbability: $0)] } ?? []
    return try made(
      own: value,
      rank: isLikeliest ? 1 : nil,
      top: isLikeliest ? known : [],
      all: known
    )
  }

  /// The emitted token's rank in a list that holds every likelier token.
  private func rank(in likeliest: [ListedToken]) -> Int? {
    guard let own = likeliest.first(where: { $0.key == emitted }),
      !own.logProbability.isNoLogProbability
    else { return nil }
    return 1 + likeliest.count { $0.logProbability > own.logProbability }
  }

  private func made(
    own: Double?,
    rank: Int?,
    top: [ListedToken],
    all: [ListedToken],
    of likeliest: [ListedToken]? = nil
  ) throws(SpoorError) -> TruncatedDistribution? {
    try checkWhole(all)
    var tokens: [TruncatedDistribution.Token] = []
    for token in top where !token.logProbability.isNoLogProbability {
      let value = try checked(token.logProbability)
      tokens.append(TruncatedDistribution.Token(token.key, logProbability: value))
    }
    let told = own.flatMap { $0.isNoLogProbability ? nil : $0 }
    let value = try told.map { value throws(SpoorError) in try checked(value) }
    guard value != nil || rank != nil || !tokens.isEmpty else { return nil }
    let isWhole = !tokens.isEmpty && (likeliest.map { $0.count == top.count } ?? true)
    return TruncatedDistribution(
      emitted: emitted,
      logProbability: value,
      rank: rank,
      top: tokens,
      completeness: isWhole ? .likeliest : .lossy
    )
  }

  // MARK: - Checks

  /// A log-probability as it may be; a rounding above 0 is 0.
  private func checked(_ value: Double) throws(SpoorError) -> Double {
    guard value <= 1e-6 else {
      throw error("\(value) is no log-probability: it is above 0")
    }
    return min(value, 0)
  }

  private func checkFalling(_ list: [ListedToken]) throws(SpoorError) {
    for (one, next) in zip(list, list.dropFirst())
    where next.logProbability > one.logProbability + 1e-6 {
      throw error(
        "the listed tokens are not in the order of their log-probabilities: "
          + "\(next.logProbability) stands behind \(one.logProbability)"
      )
    }
  }

  private func checkWhole(_ list: [ListedToken]) throws(SpoorError) {
    var sum = 0.0
    var keys: Set<TokenKey> = []
    for token in list {
      sum += exp(try checked(token.logProbability))
      guard case .id(let id) = token.key, !keys.insert(token.key).inserted else { continue }
      throw error("token id \(id) is listed twice")
    }
    guard sum <= 1 + 1e-3 else {
      throw error("the listed probabilities sum to \(sum), more than 1")
    }
  }

  private func error(_ problem: String) -> SpoorError {
    answer.error(
      "token \(token): \(problem)",
      remedy: "Keep the server's numbers as they are: natural logarithms of probabilities, before "
        + "temperature and sampling."
    )
  }
}

extension ScoredPosition {
  /// The listed tokens, likeliest first, those alike in the file's order.
  fileprivate var sorted: [ListedToken] {
    listed.enumerated().sorted { one, other in
      let values = (one.element.logProbability, other.element.logProbability)
      return values.0 == values.1 ? one.offset < other.offset : values.0 > values.1
    }.map(\.element)
  }

  /// Whether the list has another number for the token than it is told apart.
  fileprivate func contradicts(_ key: TokenKey) -> Bool {
    guard let own, let value = value(of: key) else { return false }
    return abs(own - value) > 1e-3
  }
}

extension [ListedToken] {
  /// Without tokens whose text another token may have, or has.
  var unambiguous: [ListedToken] {
    var counts: [TokenKey: Int] = [:]
    for token in self { counts[token.key, default: 0] += 1 }
    return filter { token in
      guard case .text(let text) = token.key else { return true }
      return counts[token.key] == 1 && !text.isAmbiguousToken
    }
  }
}
