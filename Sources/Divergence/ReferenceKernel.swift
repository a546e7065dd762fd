import Foundation

/// The readable measure of one position, in `Double` throughout; every faster kernel is held
/// against it.
///
/// With p = softmax(tuned) and q = softmax(base): KL(tuned‖base) = Σ p (ln p − ln q), KL(base‖tuned)
/// = Σ q (ln q − ln p), entropy = −Σ p ln p, over the full vocabulary. A token of p = 0 (logit −∞)
/// adds nothing to p's sums; where p > 0 and q = 0 the divergence is +∞. Rounding can leave a
/// divergence or an entropy some 1e-16 below 0; it is then 0.
public struct ReferenceKernel: Sendable {
  /// Creates the kernel.
  public init() {}

  /// Measures the rows of one position.
  ///
  /// Complexity: three passes over both rows, no allocation.
  ///
  /// - Parameters:
  ///   - rows: both models' logits, each [vocabulary].
  ///   - tokenID: the token that was emitted here.
  ///   - position: the token's place in the response from 0, for errors.
  /// - Returns: the position's values, in nats; see ``PositionDivergence`` for infinities.
  /// - Throws: ``DivergenceError`` where the rows differ in width, hold NaN or +∞ or nothing but
  ///   −∞, or lack `tokenID`.
  public func measure(
    _ rows: LogitPair,
    tokenID: Int,
    position: Int
  ) throws(DivergenceError) -> PositionDivergence {
    try check(rows, tokenID: tokenID, position: position)
    let tuned = try Normalizer(rows.tuned, tokenID: tokenID, .tuned, position: position)
    let base = try Normalizer(rows.base, tokenID: tokenID, .base, position: position)
    var klTunedBase = 0.0
    var klBaseTuned = 0.0
    var tunedEntropy = 0.0
    var baseEntropy = 0.0
    for id in rows.tuned.indices {
      let lnP = tuned.logProbability(rows.tuned[id])
      let lnQ = base.logProbability(rows.base[id])
      let p = exp(lnP)
      let q = exp(lnQ)
      // −∞ marks an excluded token. A finite logit whose exp underflows is not one: its p is 0
      // and adds 0, as the limit of p ln p does.
      if lnP > -.infinity {
        klTunedBase += lnQ > -.infinity ? p * (lnP - lnQ) : .infinity
        tunedEntropy -= p * lnP
      }
      if lnQ > -.infinity {
        klBaseTuned += lnP > -.infinity ? q * (lnQ - lnP) : .infinity
        baseEntropy -= q * lnQ
      }
    }
    return PositionDivergence(
      klTunedBase: max(0, klTunedBase),
      klBaseTuned: max(0, klBaseTuned),
      tunedEntropy: max(0, tunedEntropy),
      baseEntropy: max(0, baseEntropy),
      tunedLogProbability: tuned.logProbability(rows.tuned[tokenID]),
      baseLogProbability: base.logProbability(rows.base[tokenID]),
      tunedRank: tuned.rank,
      baseRank: base.rank
    )
  }

  /// Measures rows that are held in arrays.
  ///
  /// - Throws: as ``measure(_:tokenID:position:)``.
  public func measure(
    tuned: [Float],
    base: [Float],
    tokenID: Int,
    position: Int = 0
  ) throws(DivergenceError) -> PositionDivergence {
    let result = tuned.withUnsafeBufferPointer { tuned in
      base.withUnsafeBufferPointer { base in
        Result { () throws(DivergenceError) in
          try measure(LogitPair(tuned: tuned, base: base), tokenID: tokenID, position: position)
        }
      }
    }
    return try result.get()
  }

  private func check(
    _ rows: LogitPair,
    tokenID: Int,
    position: Int
  ) throws(DivergenceError) {
    let vocabulary = rows.tuned.count
    guard vocabulary == rows.base.count else {
      throw .vocabulariesDiffer(position: position, tuned: vocabulary, base: rows.base.count)
    }
    guard rows.tuned.indices.contains(tokenID) else {
      throw .tokenOutsideVocabulary(position: position, tokenID: tokenID, vocabulary: vocabulary)
    }
  }
}

/// What a row needs to become a distribution, and the emitted token's rank in it.
private struct Normalizer {
  var maximum: Double
  var logSum: Double
  var rank: Int

  init(
    _ logits: UnsafeBufferPointer<Float>,
    tokenID: Int,
    _ side: DivergenceError.Side,
    position: Int
  ) throws(DivergenceError) {
    let emitted = logits[tokenID]
    var greatest = -Float.infinity
    rank = 1
    for (id, logit) in logits.enumerated() {
      // False for NaN too.
      guard logit < .infinity else {
        throw .logitNotUsable(position: position, side: side, tokenID: id)
      }
      greatest = max(greatest, logit)
      if logit > emitted { rank += 1 }
    }
    guard greatest > -.infinity else { throw .noProbability(position: position, side: side) }
    maximum = Double(greatest)
    var sum = 0.0
    for logit in logits { sum += exp(Double(logit) - maximum) }
    logSum = log(sum)
  }

  func logProbability(_ logit: Float) -> Double { Double(logit) - maximum - logSum }
}
