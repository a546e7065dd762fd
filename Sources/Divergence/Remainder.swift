import Foundation

/// What of a divergence lies outside the tokens that both models told: the least value of
/// Σ p_i ln(p_i/q_i) + t ln(t/(r − s)) over q, with s = Σ q_i ≤ m and 0 ≤ q_i ≤ limit.
///
/// At the least all q_i are in one proportion to their p_i as far as the limit allows, and so is what
/// is left: q_i = min(limit, p_i/λ) with λ = t/(r − s), found by bisection.
struct Remainder {
  /// The p_i: tokens that are known on this side alone.
  let alone: [Double]
  /// t, the probability of everything unknown on this side, between these.
  let tail: ClosedRange<Double>
  /// The most that a q_i can be.
  let limit: Double
  /// m, the most that all q_i can be together.
  let most: Double
  /// r, what the q_i and all that meets the tail have together.
  let room: Double
  /// By how much of itself a p_i may be off.
  let error: Double

  /// The least value, +∞ where the other side leaves nothing for what is here.
  ///
  /// Complexity: some 120 times the number of tokens.
  var least: Double {
    guard !alone.isEmpty else { return leastTerm(of: room) }
    guard limit > 0, most > 0 else { return .infinity }
    let scale = scale
    var own = 0.0
    for p in alone {
      let term = term(p, min(limit, p / scale))
      own += term - abs(term) * error - p * error * (1 + error)
    }
    return own + leastTerm(of: room - min(most, sum(scale)))
  }

  /// The least t ln(t/rest) over what t can be: it falls until t = rest/e.
  private func leastTerm(of rest: Double) -> Double {
    term(min(max(rest / M_E, tail.lowerBound), tail.upperBound), rest)
  }

  private func term(_ p: Double, _ q: Double) -> Double {
    guard p > 0 else { return 0 }
    return q > 0 ? p * log(p / q) : .infinity
  }

  private func sum(_ scale: Double) -> Double {
    alone.reduce(0) { $0 + min(limit, $1 / scale) }
  }

  /// λ at the least over q and t: it grows with t, and a t between its ends has λ = 1/e.
  private var scale: Double {
    let (low, high) = (scale(for: tail.lowerBound), scale(for: tail.upperBound))
    return min(max(1 / M_E, low), high)
  }

  /// λ of one t: the least that keeps s ≤ m and λ (r − s) ≥ t; both grow with λ.
  private func scale(for tail: Double) -> Double {
    func holds(_ scale: Double) -> Bool {
      let sum = sum(scale)
      return sum <= most && scale * (room - sum) >= tail
    }
    var (low, high) = (1e-30, 1.0)
    while !holds(high), high < 1e30 { high *= 16 }
    for _ in 0..<200 where high - low > 1e-12 * high {
      let middle = low < high / 16 ? (low * high).squareRoot() : (low + high) / 2
      if holds(middle) { high = middle } else { low = middle }
    }
    return high
  }
}
