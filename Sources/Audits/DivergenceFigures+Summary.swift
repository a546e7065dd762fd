import Divergence
import SpoorModel
import Statistics

extension DivergenceFigures {
  /// The figures of a tuned model's responses, `<eos>` left out; `nil` when none has values.
  init?(of tuned: AuditInputs.Tuned) throws {
    let scored = try tuned.generations.compactMap { generation -> ScoredResponse? in
      guard let divergence = tuned.divergences[generation.promptID] else { return nil }
      return try ScoredResponse(
        divergence,
        contentTokens: generation.offsets.isEmpty ? divergence.count : generation.contentTokens
      )
    }
    self.init(DivergenceSummary(of: scored))
  }

  private init?(_ summary: DivergenceSummary) {
    let profile = summary.all.klTunedBase
    guard let first = Estimate(profile.first), let rest = Estimate(profile.rest),
      let firstPooled = profile.first.pooled, let restPooled = profile.rest.pooled
    else { return nil }
    let shift = summary.all.shift
    self.init(
      first: first,
      rest: rest,
      firstPooled: firstPooled,
      restPooled: restPooled,
      long: Parts(summary.long),
      short: Parts(summary.short),
      bins: profile.bins.map { Estimate($0) },
      shiftShares: [
        ShiftClass.unshifted.rawValue: shift.unshifted.share ?? 0,
        ShiftClass.marginal.rawValue: shift.marginal.share ?? 0,
        ShiftClass.shifted.rawValue: shift.shifted.share ?? 0,
      ],
      tokens: summary.all.tokens
    )
  }
}

extension DivergenceFigures.Parts {
  fileprivate init?(_ group: DivergenceGroup) {
    guard let first = Estimate(group.klTunedBase.first), let rest = Estimate(group.klTunedBase.rest)
    else { return nil }
    self.init(responses: group.responses, first: first, rest: rest)
  }
}

extension Estimate {
  fileprivate init?(_ mean: MeanDivergence) {
    guard let value = mean.mean else { return nil }
    self.init(value: value, low: mean.interval?.low, high: mean.interval?.high)
  }
}

extension Generation {
  /// The number of tokens before `<eos>`: those that hold a byte of the text; all of them where
  /// offsets are unknown.
  var contentTokens: Int {
    offsets.isEmpty ? tokenIDs.count : (offsets.lastIndex { $0.bytes.count > 0 } ?? -1) + 1
  }
}
