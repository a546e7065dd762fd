import SpoorModel
import Statistics

/// Counts a group of responses, and gathers what each prompt adds to each figure.
struct GroupTally {
  private typealias Values = KeyPath<ResponseDivergence, [Bounds?]>

  private var responses: [ScoredResponse]
  private var lengths: [Int]
  private var bootstrap: Bootstrap
  /// The prompt of each response, as a number in `0..<promptCount`.
  private var prompts: [Int]
  private var promptCount: Int

  init(_ responses: [ScoredResponse], endOfSequence: EndOfSequence, bootstrap: Bootstrap) {
    self.responses = responses
    self.bootstrap = bootstrap
    lengths = responses.map { $0.length(endOfSequence) }
    var numbers: [String: Int] = [:]
    prompts = responses.map { response in
      let next = numbers.count
      let number = numbers[response.divergence.promptID, default: next]
      numbers[response.divergence.promptID] = number
      return number
    }
    promptCount = numbers.count
  }

  var group: DivergenceGroup {
    DivergenceGroup(
      responses: responses.count,
      prompts: promptCount,
      tokens: lengths.reduce(0, +),
      klTunedBase: profile(\.klTunedBase),
      klBaseTuned: profile(\.klBaseTuned),
      shift: shift
    )
  }

  private func profile(_ values: Values) -> DivergenceProfile {
    let (first, rest) = (sums(.first, values), sums(.rest, values))
    let pairs = zip(perResponse(first), perResponse(rest)).map { PairedRatioTerms($0, minus: $1) }
    var total = PairedRatioTerms.nothing
    for pair in pairs { total += pair }
    let bins = DivergenceSummary.binCount
    return DivergenceProfile(
      first: mean(first),
      rest: mean(rest),
      firstMinusRest: total.difference,
      firstMinusRestInterval: total.difference.flatMap { _ in
        bootstrap.interval(ofDifference: pairs)
      },
      bins: (0..<bins).map { mean(sums(.bin($0, of: bins), values)) },
      unknownTokens: count(values) { $0 == nil },
      infiniteTokens: count(values) { $0?.low == .infinity },
      boundedTokens: count(values) { $0.map { $0.exact == nil } ?? false }
    )
  }

  /// Each response's sum over the known tokens of a section, over their number; of an interval the
  /// lower end counts.
  private func sums(_ section: ResponseSection, _ values: Values) -> [RatioTerm] {
    zip(responses, lengths).map { response, length in
      var sum = RatioTerm.nothing
      for case let value? in response.divergence[keyPath: values][section.range(length: length)]
      where value.low.isFinite {
        sum += RatioTerm(value.low, over: 1)
      }
      return sum
    }
  }

  private func mean(_ sums: [RatioTerm]) -> MeanDivergence {
    let (means, pooled) = (perResponse(sums), perPrompt(sums))
    return MeanDivergence(
      mean: total(means).ratio,
      interval: bootstrap.interval(over: means),
      pooled: total(pooled).ratio,
      pooledInterval: bootstrap.interval(over: pooled),
      responses: sums.count { $0.denominator > 0 },
      tokens: Int(total(sums).denominator)
    )
  }

  /// What each prompt adds to the mean over responses of per-response means.
  private func perResponse(_ sums: [RatioTerm]) -> [RatioTerm] {
    perPrompt(sums.map { sum in sum.ratio.map { RatioTerm($0, over: 1) } ?? .nothing })
  }

  private func perPrompt(_ terms: [RatioTerm]) -> [RatioTerm] {
    var gathered = Array(repeating: RatioTerm.nothing, count: promptCount)
    for (prompt, term) in zip(prompts, terms) { gathered[prompt] += term }
    return gathered
  }

  private func total(_ terms: [RatioTerm]) -> RatioTerm {
    terms.reduce(into: .nothing) { $0 += $1 }
  }

  private func count(_ values: Values, where holds: (Bounds?) -> Bool) -> Int {
    zip(responses, lengths).reduce(0) { sum, member in
      sum + member.0.divergence[keyPath: values][..<member.1].count { holds($0) }
    }
  }
}

extension GroupTally {
  private var shift: ShiftShares {
    let ranks = zip(responses, lengths).map { $0.divergence.baseRank[..<$1] }
    let classes = ranks.map { $0.compactMap { $0?.shiftClass } }
    return ShiftShares(
      unshifted: share(.unshifted, classes),
      marginal: share(.marginal, classes),
      shifted: share(.shifted, classes),
      unknownTokens: ranks.reduce(0) { $0 + $1.count { $0 == nil } },
      undecidedTokens: ranks.reduce(0) {
        $0 + $1.count { $0.map { $0.shiftClass == nil } ?? false }
      }
    )
  }

  private func share(_ wanted: ShiftClass, _ classes: [[ShiftClass]]) -> ShiftShares.Class {
    let terms = perPrompt(
      classes.map { response in
        RatioTerm(Double(response.count { $0 == wanted }), over: Double(response.count))
      }
    )
    let sum = total(terms)
    return ShiftShares.Class(
      tokens: Int(sum.numerator),
      share: sum.ratio,
      interval: bootstrap.interval(over: terms)
    )
  }
}
