import Foundation
import SpoorModel

/// The readable measure of one position, in `Double` throughout; the fast kernel is held against it.
///
/// With p = softmax(tuned) and q = softmax(base): KL(tuned‖base) = Σ p (ln p − ln q), KL(base‖tuned)
/// = Σ q (ln q − ln p), entropy = −Σ p ln p, over the full vocabulary. A token of p = 0 (logit −∞)
/// adds nothing to p's sums; where p > 0 and q = 0 the divergence is +∞. Rounding can leave a
/// divergence or an entropy some 1e-16 below 0; it is then 0.
public struct ReferenceKernel: Sendable {
  /// How many of the likeliest tokens are listed.
  public var listed: Int

  /// Creates the kernel.
  public init(listed: Int = 10) { self.listed = listed }

  /// Measures the rows of one position.
  ///
  /// Complexity: three passes over both rows and a sort of each.
  ///
  /// - Parameters:
  ///   - tuned: the tuned model's logits, [vocabulary].
  ///   - base: the base model's logits, [vocabulary].
  ///   - tokenID: the token that was emitted here.
  ///   - position: the token's place in the response from 0, for errors.
  /// - Returns: the position's values, in nats; see ``PositionDivergence`` for infinities.
  /// - Throws: ``DivergenceError`` where the rows differ in width, hold NaN or +∞ or nothing but
  ///   −∞, or lack `tokenID`.
  public func measure(
    tuned: [Float],
    base: [Float],
    tokenID: Int,
    position: Int = 0
  ) throws(DivergenceError) -> PositionDivergence {
    try check(tuned, base, tokenID: tokenID, position: position)
    let tuned = try Distribution(tuned, tokenID: tokenID, .tuned, position: position)
    let base = try Distribution(base, tokenID: tokenID, .base, position: position)
    let p = tuned.probabilities
    let q = base.probabilities
    let middle = zip(p, q).map { ($0 + $1) / 2 }
    let spread = zip(p, q).reduce(0) { $0 + abs($1.0 - $1.1) }
    return PositionDivergence(
      klTunedBase: tuned.divergence(from: base),
      klBaseTuned: base.divergence(from: tuned),
      totalVariation: min(1, spread / 2),
      jensenShannon: max(0, (kl(p, middle) + kl(q, middle)) / 2),
      tunedEntropy: tuned.entropy,
      baseEntropy: base.entropy,
      tunedLogProbability: tuned.logProbabilities[tokenID],
      baseLogProbability: base.logProbabilities[tokenID],
      tunedRank: tuned.rank,
      baseRank: base.rank,
      tunedTop: tuned.likeliest(listed),
      baseTop: base.likeliest(listed)
    )
  }

  private func kl(_ one: [Double], _ other: [Double]) -> Double {
    zip(one, other).reduce(0) { $1.0 == 0 ? $0 : $0 + $1.0 * log($1.0 / $1.1) }
  }

  private func check(
    _ tuned: [Float],
    _ base: [Float],
    tokenID: Int,
    position: Int
  ) throws(DivergenceError) {
    guard tuned.count == base.count else {
      throw .vocabulariesDiffer(position: position, tuned: tuned.count, base: base.count)
    }
    guard tuned.indices.contains(tokenID) else {
      throw .tokenOutsideVocabulary(position: position, tokenID: tokenID, vocabulary: tuned.count)
    }
  }
}

/// A row as a distribution, and the emitted token's rank in it.
private struct Distribution {
  var logProbabilities: [Double]
  var rank: Int

  init(
    _ logits: [Float],
    tokenID: Int,
    _ side: DivergenceError.Side,
    position: Int
  ) throws(DivergenceError) {
    // False for NaN too.
    if let id = logits.firstIndex(where: { !($0 < .infinity) }) {
      throw .logitNotUsable(position: position, side: side, tokenID: id)
    }
    let greatest = Double(logits.max() ?? -.infinity)
    guard greatest > -.infinity else { throw .noProbability(position: position, side: side) }
    let logSum = log(logits.reduce(0) { $0 + exp(Double($1) - greatest) })
    logProbabilities = logits.map { Double($0) - greatest - logSum }
    rank = 1 + logits.count { $0 > logits[tokenID] }
  }

  var probabilities: [Double] { logProbabilities.map { exp($0) } }

  // −∞ marks an excluded token. A finite logit whose exp underflows is not one: its p is 0 and
  // adds 0, as the limit of p ln p does.
  var entropy: Double {
    max(0, logProbabilities.reduce(0) { $1 > -.infinity ? $0 - exp($1) * $1 : $0 })
  }

  func divergence(from other: Distribution) -> Double {
    var sum = 0.0
    for (own, foreign) in zip(logProbabilities, other.logProbabilities) where own > -.infinity {
      sum += foreign > -.infinity ? exp(own) * (own - foreign) : .infinity
    }
    return max(0, sum)
  }

  func likeliest(_ count: Int) -> [TokenProbability] {
    let ids = logProbabilities.indices.filter { logProbabilities[$0] > -.infinity }
    let order = ids.sorted { (-logProbabilities[$0], $0) < (-logProbabilities[$1], $1) }
    return order.prefix(count).map {
      TokenProbability(.id($0), probability: exp(logProbabilities[$0]))
    }
  }
}
