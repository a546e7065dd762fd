import SpoorModel
import Statistics

/// Counts a group of responses, and gathers what each prompt adds to each figure.
struct GroupTally {
  private typealias Values = KeyPath<ResponseTally, ResponseTally.Values>

  private var responses: [ResponseTally]
  private var bootstrap: Bootstrap
  /// The prompt of each response, as a number in `0..<promptCount`.
  private var prompts: [Int]
  private var promptCount: Int

  init(_ responses: [ResponseTally], bootstrap: Bootstrap) {
    self.responses = responses
    self.bootstrap = bootstrap
    var numbers: [String: Int] = [:]
    prompts = responses.map { response in
      let next = numbers.count
      let number = numbers[response.promptID, default: next]
      numbers[response.promptID] = number
      return number
    }
    promptCount = numbers.count
  }

  var group: DivergenceGroup {
    DivergenceGroup(
      responses: responses.count,
      prompts: promptCount,
      tokens: responses.reduce(0) { $0 + $1.length },
      klTunedBase: profile(\.klTunedBase),
      klBaseTuned: profile(\.klBaseTuned),
      shift: shift
    )
  }

  private func profile(_ values: Values) -> DivergenceProfile {
    let all = responses.map { $0[keyPath: values] }
    let (first, rest) = (all.map(\.first), all.map(\.rest))
    let pairs = zip(perResponse(first), perResponse(rest)).map { PairedRatioTerms($0, minus: $1) }
    var total = PairedRatioTerms.nothing
    for pair in pairs { total += pair }
    return DivergenceProfile(
      first: mean(first),
      rest: mean(rest),
      firstMinusRest: total.difference,
      firstMinusRestInterval: total.difference.flatMap { _ in
        bootstrap.interval(ofDifference: pairs)
      },
      bins: (0..<DivergenceSummary.binCount).map { bin in mean(all.map { $0.bins[bin] }) },
      unknownTokens: all.reduce(0) { $0 + $1.unknownTokens },
      infiniteTokens: all.reduce(0) { $0 + $1.infiniteTokens },
      boundedTokens: all.reduce(0) { $0 + $1.boundedTokens }
    )
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
}

extension GroupTally {
  private var shift: ShiftShares {
    ShiftShares(
      unshifted: share(.unshifted),
      marginal: share(.marginal),
      shifted: share(.shifted),
      unknownTokens: responses.reduce(0) { $0 + $1.tokensOfUnknownRank },
      undecidedTokens: responses.reduce(0) { $0 + $1.undecidedTokens }
    )
  }

  private func share(_ wanted: ShiftClass) -> ShiftShares.Class {
    let terms = perPrompt(
      responses.map { response in
        let all = response.classes.values.reduce(0, +)
        return RatioTerm(Double(response.classes[wanted, default: 0]), over: Double(all))
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
