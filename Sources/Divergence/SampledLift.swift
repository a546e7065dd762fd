public import SpoorModel
import Statistics

/// Mean lift over responses that the tuned model drew from its own whole distribution (temperature 1, no
/// top-k, no top-p): an estimate of KL(tuned‖base) a token without bias, from emitted tokens alone.
///
/// E[ln p_tuned − ln p_base] under p_tuned *is* KL(tuned‖base). Of greedy text, or of any other choice of
/// tokens, it is not, and nothing here can tell them apart: the caller must know.
public struct SampledLift: Sendable {
  private var terms: [RatioTerm] = []

  /// Nothing was drawn yet.
  public init() {}

  /// Counts a response; tokens of which either model tells nothing are left out.
  public mutating func add(
    tuned: [TruncatedDistribution?],
    base: [TruncatedDistribution?]
  ) {
    var term = RatioTerm.nothing
    for (tuned, base) in zip(tuned, base) {
      guard let one = tuned?.knownLogProbability, let other = base?.knownLogProbability else {
        continue
      }
      term += RatioTerm(one - other, over: 1)
    }
    terms.append(term)
  }

  /// Nats a token, with a bootstrap over responses; `nil` where nothing is known.
  public var estimate: Estimate? {
    var sum = RatioTerm.nothing
    for term in terms { sum += term }
    let interval = Bootstrap().interval(over: terms)
    return sum.ratio.map { Estimate(value: $0, low: interval?.low, high: interval?.high) }
  }
}
