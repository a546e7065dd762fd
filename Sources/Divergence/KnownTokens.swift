import Foundation
import SpoorModel

/// The tokens of one position whose probability a source told, and a limit for all others.
struct KnownTokens: Hashable {
  /// The listed tokens and, where its probability is told, the emitted one.
  let probabilities: [TokenKey: Double]
  /// No other token is likelier than this.
  let limit: Double
  /// The probability of all other tokens together.
  let tail: Double

  init(_ distribution: TruncatedDistribution) {
    var probabilities: [TokenKey: Double] = [:]
    for token in distribution.top { probabilities[token.key] = exp(token.logProbability) }
    if let emitted = distribution.emittedLogProbability {
      probabilities[distribution.emitted] = exp(emitted)
    }
    // A file's rounding can leave the sum a little above 1.
    let tail = max(0, 1 - probabilities.values.reduce(0, +))
    self.probabilities = probabilities
    self.tail = tail
    switch (distribution.completeness, distribution.top.last) {
    case (.likeliest, let last?): limit = min(tail, exp(last.logProbability))
    default: limit = tail
    }
  }

  /// KL(self‖other), between ``lowerDivergence(from:)`` and what a floor under other's allows.
  func divergence(from other: KnownTokens, floor: Double?) -> Bounds {
    let low = lowerDivergence(from: other)
    guard let floor else {
      return Bounds(low: low, high: tail == 0 && covers(other) ? low : .infinity)
    }
    var high = 0.0
    for (key, p) in probabilities where p > 0 {
      high += p * log(p / max(floor, other.probabilities[key] ?? floor))
    }
    if tail > 0 { high += tail * log(limit / floor) }
    return Bounds(low: low, high: max(low, high))
  }

  /// Whether every token that has a known probability here has one there too.
  private func covers(_ other: KnownTokens) -> Bool {
    probabilities.allSatisfy { $0.value == 0 || other.probabilities[$0.key] != nil }
  }

  /// The least KL(self‖other) that the lists allow.
  ///
  /// Over tokens known to both it is Σ p ln(p/q). A token i known here alone has an unknown q_i, at
  /// most other's limit; the tail here meets what is left of other. The least is where all q_i are in
  /// one proportion to their p_i, as far as the limit allows: q_i = min(limit, p_i/λ) with λ = tail /
  /// (what is left of other), found by bisection. (Where nothing is known of i beyond the limit, this
  /// is never below the log-sum inequality with one bucket.)
  func lowerDivergence(from other: KnownTokens) -> Double {
    var known = 0.0
    var alone: [Double] = []
    var foreign = other.tail
    for (key, p) in probabilities where p > 0 {
      if let q = other.probabilities[key] {
        known += q > 0 ? p * log(p / q) : .infinity
      } else {
        alone.append(p)
      }
    }
    for (key, q) in other.probabilities where probabilities[key] == nil { foreign += q }
    return max(
      0,
      known + Remainder(alone, tail: tail, limit: other.limit, other.tail, foreign).least
    )
  }

  /// −Σ p ln p over the known tokens, and for the tail: its least where every token has the limit's
  /// probability, its most where all of the vocabulary's other tokens share it.
  func entropy(vocabularySize: Int?) -> Bounds {
    let known = probabilities.values.reduce(0) { $1 > 0 ? $0 - $1 * log($1) : $0 }
    guard tail > 0 else { return Bounds(exactly: max(0, known)) }
    let low = max(0, known - tail * log(limit))
    guard let vocabularySize, vocabularySize > probabilities.count else {
      return Bounds(low: low, high: .infinity)
    }
    let others = Double(vocabularySize - probabilities.count)
    return Bounds(low: low, high: max(low, known + tail * log(others / tail)))
  }
}

/// min over q of Σ p_i ln(p_i/q_i) + t ln(t/(r − s)), s = Σ q_i ≤ m, 0 ≤ q_i ≤ limit.
private struct Remainder {
  /// The p_i.
  let alone: [Double]
  /// t: the mass that stands against what is left.
  let tail: Double
  /// The most that a q_i can be.
  let limit: Double
  /// m: the most that all q_i can be.
  let most: Double
  /// r: what all q_i and the rest share.
  let room: Double

  init(_ alone: [Double], tail: Double, limit: Double, _ most: Double, _ room: Double) {
    self.alone = alone
    self.tail = tail
    self.limit = limit
    self.most = most
    self.room = room
  }

  var least: Double {
    guard !alone.isEmpty else { return term(tail, room) }
    guard limit > 0, most > 0 else { return .infinity }
    let scale = scale
    let taken = min(most, sum(scale))
    return alone.reduce(0) { $0 + term($1, min(limit, $1 / scale)) } + term(tail, room - taken)
  }

  private func term(_ p: Double, _ q: Double) -> Double {
    guard p > 0 else { return 0 }
    return q > 0 ? p * log(p / q) : .infinity
  }

  private func sum(_ scale: Double) -> Double {
    alone.reduce(0) { $0 + min(limit, $1 / scale) }
  }

  /// λ: the least that keeps Σ q_i ≤ m and λ (r − Σ q_i) ≥ t. Both grow with λ.
  private var scale: Double {
    func holds(_ scale: Double) -> Bool {
      let sum = sum(scale)
      return sum <= most && scale * (room - sum) >= tail
    }
    var low = 1e-12
    var high = 1.0
    while !holds(high), high < 1e30 { high *= 16 }
    for _ in 0..<100 where high - low > 1e-12 * high {
      let middle = low < high / 16 ? (low * high).squareRoot() : (low + high) / 2
      if holds(middle) { high = middle } else { low = middle }
    }
    return high
  }
}
