import Foundation
import SpoorModel

/// The tokens whose probability both models told, and what is left of either model besides.
struct SharedTokens {
  private var pairs: [(p: Double, q: Double)] = []
  /// What is left of the tuned model.
  private let p: ClosedRange<Double>
  /// What is left of the base model.
  private let q: ClosedRange<Double>
  /// By how much of itself a told probability may be off.
  private let error: Double

  init(_ tuned: KnownTokens, _ base: KnownTokens) {
    error = tuned.error
    for token in tuned.tokens {
      guard let q = base.probabilities[token.key] else { continue }
      pairs.append((token.probability, q))
    }
    p = Self.rest(of: pairs.reduce(0) { $0 + $1.p }, error)
    q = Self.rest(of: pairs.reduce(0) { $0 + $1.q }, error)
  }

  private static func rest(of known: Double, _ error: Double) -> ClosedRange<Double> {
    let high = min(1, max(0, 1 - known + error * known))
    return min(high, max(0, 1 - known - error * known))...high
  }

  /// The rests where they are nearest to each other; equal where they can be.
  private var nearest: (p: Double, q: Double) {
    if p.upperBound < q.lowerBound { return (p.upperBound, q.lowerBound) }
    if q.upperBound < p.lowerBound { return (p.lowerBound, q.upperBound) }
    return (0, 0)
  }

  var totalVariation: Bounds {
    let known = pairs.reduce(0) { $0 + abs($1.p - $1.q) } / 2
    let slack = pairs.reduce(0) { $0 + $1.p + $1.q } / 2 * error
    let low = max(0, known - slack) + abs(nearest.p - nearest.q) / 2
    let high = known + slack + (p.upperBound + q.upperBound) / 2
    return Bounds(low: min(low, high, 1), high: min(1, high))
  }

  var jensenShannon: Bounds {
    var (known, slack) = (0.0, 0.0)
    for pair in pairs {
      let (first, second) = Self.terms(pair.p, pair.q)
      known += first + second
      slack += (abs(first) + abs(second)) * error
    }
    let (first, second) = Self.terms(nearest.p, nearest.q)
    let high = min(log(2), known + slack + log(2) / 2 * (p.upperBound + q.upperBound))
    return Bounds(low: min(high, max(0, known - slack + first + second)), high: high)
  }

  /// ½ p ln(p/m) and ½ q ln(q/m), m = ½ (p + q).
  private static func terms(_ p: Double, _ q: Double) -> (Double, Double) {
    let middle = (p + q) / 2
    return (p > 0 ? p * log(p / middle) / 2 : 0, q > 0 ? q * log(q / middle) / 2 : 0)
  }
}
