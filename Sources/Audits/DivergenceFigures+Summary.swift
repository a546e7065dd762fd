import Divergence
import SpoorModel
import Statistics

extension DivergenceFigures {
  /// The figures of a tuned model's responses, `<eos>` left out; `nil` when none has values.
  init?(of tuned: AuditInputs.Tuned) throws {
    var tallies: [ResponseTally] = []
    try tuned.forEachScored { tallies.append(ResponseTally($0)) }
    self.init(DivergenceSummary(of: tallies))
  }

  private init?(_ summary: DivergenceSummary) {
    let profile = summary.all.klTunedBase
    guard let first = profile.first.estimate, let rest = profile.rest.estimate,
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
      bins: profile.bins.map(\.estimate),
      shiftShares: [
        ShiftClass.unshifted.rawValue: shift.unshifted.share ?? 0,
        ShiftClass.marginal.rawValue: shift.marginal.share ?? 0,
        ShiftClass.shifted.rawValue: shift.shifted.share ?? 0,
      ],
      tokens: summary.all.tokens
    )
  }
}

extension AuditInputs.Tuned {
  /// Gives the responses that have values, one after the other, with how many of their tokens are content.
  func forEachScored(_ body: (ScoredResponse) throws -> Void) throws {
    for generation in generations {
      guard let divergence = try divergences[generation.promptID] else { continue }
      let content = generation.offsets.isEmpty ? divergence.count : generation.contentTokens
      try body(try ScoredResponse(divergence, contentTokens: content))
    }
  }
}

extension DivergenceFigures.Parts {
  fileprivate init?(_ group: DivergenceGroup) {
    guard let first = group.klTunedBase.first.estimate, let rest = group.klTunedBase.rest.estimate
    else { return nil }
    self.init(responses: group.responses, first: first, rest: rest)
  }
}
