internal import CDivergence
import Foundation
import SpoorModel

extension PositionDivergence {
  /// Concludes from a kernel's sums.
  init(
    _ sums: spoor_sums,
    _ spread: spoor_spread_sums,
    tunedLogit: Float,
    baseLogit: Float
  ) {
    self.init(
      klTunedBase: sums.base.excludes ? .infinity : max(0, sums.klTunedBase),
      klBaseTuned: sums.tuned.excludes ? .infinity : max(0, sums.klBaseTuned),
      totalVariation: min(1, spread.absolute / 2),
      jensenShannon: min(log(2), max(0, spread.divergence / 2)),
      tunedEntropy: sums.tuned.entropy,
      baseEntropy: sums.base.entropy,
      tunedLogProbability: sums.tuned.logProbability(tunedLogit),
      baseLogProbability: sums.base.logProbability(baseLogit),
      tunedRank: 1 + Int(sums.tuned.above),
      baseRank: 1 + Int(sums.base.above),
      tunedTop: sums.tuned_top.tokens(of: sums.tuned),
      baseTop: sums.base_top.tokens(of: sums.base)
    )
  }
}

// With x and y the logits, e = exp(x − c) and δ = (x − c) − (y − d) for the references c and d:
// ln p − ln q = δ − ln Σe + ln Σf, so KL(tuned‖base) = Σ e δ / Σ e − ln Σe + ln Σf.
extension spoor_sums {
  /// KL(tuned‖base) over what no row excludes alone; rounding may leave it below 0.
  var klTunedBase: Double { tuned_difference / tuned.sum - log(tuned.sum) + log(base.sum) }

  /// KL(base‖tuned), likewise.
  var klBaseTuned: Double { log(tuned.sum) - log(base.sum) - base_difference / base.sum }
}

extension spoor_side {
  var logNormalizer: Double { reference + log(sum) }

  /// −Σ p ln p = ln Σe − Σ e (x − c) / Σ e.
  var entropy: Double { max(0, log(sum) - moment / sum) }

  /// At most 0: the sum's rounding must not make a certain token more than certain.
  func logProbability(_ logit: Float) -> Double { min(0, Double(logit) - logNormalizer) }
}

extension spoor_top {
  func tokens(of side: spoor_side) -> [TokenProbability] {
    withUnsafeBytes(of: ids) { ids in
      withUnsafeBytes(of: logits) { logits in
        (0..<Int(count)).map { place in
          let id = ids.load(fromByteOffset: 4 * place, as: UInt32.self)
          let logit = logits.load(fromByteOffset: 4 * place, as: Float.self)
          return TokenProbability(
            .id(Int(id)),
            probability: exp(side.logProbability(logit))
          )
        }
      }
    }
  }
}
