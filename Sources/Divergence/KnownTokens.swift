import Foundation
import SpoorModel

/// The tokens of one position whose probability a source told, and limits for all others.
struct KnownTokens {
  /// The listed tokens and, where its probability is told, the emitted one.
  let probabilities: [TokenKey: Double]
  /// The same, in an order that does not change from run to run, so that sums do not either.
  let tokens: [TokenProbability]
  /// The probability of all other tokens together, between these.
  let tail: ClosedRange<Double>
  /// No other token is likelier than this.
  let limit: Double
  /// e^precision − 1: by how much of itself a told probability may be off.
  let error: Double

  /// `precision` is how far a told log-probability may be off, in nats.
  init(_ distribution: TruncatedDistribution, precision: Double) {
    var tokens = distribution.top.filter { $0.key != distribution.emitted }
      .map { TokenProbability($0.key, probability: exp($0.logProbability)) }
    if let emitted = distribution.knownLogProbability {
      tokens.append(TokenProbability(distribution.emitted, probability: exp(emitted)))
    }
    let known = tokens.reduce(0) { $0 + $1.probability }
    let error = expm1(precision)
    let most = min(1, max(0, 1 - known + error * known))
    self.tokens = tokens
    probabilities = Dictionary(tokens.map { ($0.key, $0.probability) }) { first, _ in first }
    self.error = error
    tail = min(most, max(0, 1 - known - error * known))...most
    switch (distribution.completeness, distribution.top.last) {
    case (.likeliest, let last?): limit = min(most, exp(last.logProbability + precision))
    default: limit = most
    }
  }

  /// KL(self‖other) from below as far as the lists allow, from above as far as a floor under other's
  /// probabilities does.
  func divergence(from other: KnownTokens, floor: Double?) -> Bounds {
    let low = lowerDivergence(from: other)
    let isWhole =
      tail.upperBound == 0 && tokens.allSatisfy { other.probabilities[$0.key] != nil }
    guard floor != nil || isWhole else { return Bounds(low: low, high: .infinity) }
    let floor = floor ?? 0
    var high = 0.0
    for token in tokens where token.probability > 0 {
      let q = max(floor, other.probabilities[token.key] ?? floor)
      let term = divergenceTerm(token.probability, q)
      high += term.value + term.slack
    }
    if tail.upperBound > 0 { high += tail.upperBound * max(0, log(limit / floor)) }
    return Bounds(low: low, high: max(low, high))
  }

  /// The least KL(self‖other) that the lists allow.
  ///
  /// Over tokens known to both it is Σ p ln(p/q). A token known here alone has an unknown q, at most
  /// other's limit; what is left here meets what is left of other (``Remainder``). With one bucket for
  /// all of that it would be the log-sum inequality, which this is never below.
  private func lowerDivergence(from other: KnownTokens) -> Double {
    var known = 0.0
    var alone: [Double] = []
    for token in tokens where token.probability > 0 {
      guard let q = other.probabilities[token.key] else {
        alone.append(token.probability)
        continue
      }
      let term = divergenceTerm(token.probability, q)
      known += term.value - term.slack
    }
    var foreign = 0.0
    for token in other.tokens where probabilities[token.key] == nil {
      foreign += token.probability
    }
    let remainder = Remainder(
      alone: alone,
      tail: tail,
      limit: other.limit,
      most: other.tail.upperBound,
      room: other.tail.upperBound + foreign * (1 + other.error),
      error: error
    )
    return max(0, known + remainder.least)
  }

  /// p ln(p/q), and how far it may be off where both logarithms are.
  private func divergenceTerm(_ p: Double, _ q: Double) -> (value: Double, slack: Double) {
    guard q > 0 else { return (.infinity, 0) }
    let value = p * log(p / q)
    return (value, abs(value) * error + 2 * p * error * (1 + error))
  }

  /// −Σ p ln p over the known tokens, and for the tail: its least where every token has the limit's
  /// probability, its most where all of the vocabulary's other tokens share it.
  func entropy(vocabularySize: Int?) -> Bounds {
    var (known, slack) = (0.0, 0.0)
    for p in tokens.map(\.probability) where p > 0 {
      known -= p * log(p)
      slack += p * error * (1 + abs(log(p)))
    }
    let low = max(0, known - slack - (limit > 0 ? tail.lowerBound * log(limit) : 0))
    guard tail.upperBound > 0 else { return Bounds(low: low, high: max(low, known + slack)) }
    guard let vocabularySize else { return Bounds(low: low, high: .infinity) }
    let others = Double(max(1, vocabularySize - tokens.count))
    let most = tail.upperBound * log(others / tail.upperBound)
    return Bounds(low: low, high: max(low, known + slack + max(0, most)))
  }
}
