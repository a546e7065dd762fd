import Figures
public import SpoorModel
public import Statistics

extension ModelChange {
  /// Whether two audits call the same words borrowed.
  public enum Borrowing: Hashable, Sendable {
    /// They traced in the same dataset.
    case comparable
    /// They did not: a row that is missing from one cannot have been borrowed from there.
    case incomparable
  }

  /// Compares the answers of a model with those of runs after it, prompt by prompt.
  ///
  /// Each figure after is the mean over runs. Intervals are bootstraps over prompts, and over runs where
  /// there are several; `arm` names these.
  public init(
    of before: AnsweringModel,
    to after: [AnsweringModel],
    arm: String? = nil,
    borrowing: Borrowing = .comparable,
    by bootstrap: Bootstrap
  ) {
    let compared = ComparedAnswers(before, after)
    let all = ChangedTerms(compared.prompts, by: bootstrap)
    let known = borrowing == .comparable ? compared.prompts.filter(\.isLiftKnown) : []
    let lifted = known.isEmpty ? nil : ChangedTerms(known, by: bootstrap)
    self.init(
      before: before.run.model,
      after: after.map(\.run),
      arm: arm,
      prompts: compared.counts,
      figures: Figures(
        doubtedAnswers: all.presence { !$0.doubted.isEmpty },
        borrowedAnswers: lifted?.presence { $0.borrowed > 0 },
        doubtedSpans: all.mean { RatioTerm(Double($0.doubted.count), over: 1) },
        doubtedPerHundredWords: all.mean {
          RatioTerm(100 * Double($0.doubted.count), over: $0.length)
        },
        borrowedSpans: lifted?.mean { RatioTerm(Double($0.borrowed), over: 1) },
        words: all.mean { RatioTerm($0.length, over: 1) }
      ),
      statement: ""
    )
    statement = ChangeStatement(self).text
  }
}

/// Figures of some prompts' answers, before and after.
private struct ChangedTerms {
  private let prompts: [ComparedAnswers.Prompt]
  private let bootstrap: Bootstrap

  init(_ prompts: [ComparedAnswers.Prompt], by bootstrap: Bootstrap) {
    self.prompts = prompts
    self.bootstrap = bootstrap
  }

  /// The share of answers that have a property.
  func presence(_ has: (AuditedAnswer) -> Bool) -> Change {
    var change = change(of: .share) { RatioTerm(has($0) ? 1 : 0, over: 1) }
    guard change.range == nil else { return change }
    let lost = prompts.count { has($0.before) && !$0.after.allSatisfy(has) }
    let gained = prompts.count { !has($0.before) && $0.after.contains(where: has) }
    change.test = Change.Test(
      lost: lost,
      gained: gained,
      p: McNemar(lost: lost, gained: gained).pValue
    )
    return change
  }

  /// A mean of numbers that are no shares.
  func mean(_ term: (AuditedAnswer) -> RatioTerm) -> Change { change(of: .amount, term) }

  /// What a figure is, which decides how sure its difference is.
  private enum Measure {
    case share
    case amount
  }

  private func change(of measure: Measure, _ term: (AuditedAnswer) -> RatioTerm) -> Change {
    let runs = prompts.first?.after.count ?? 0
    guard runs > 0 else { return Change(prompts: 0, before: nil, after: nil, difference: nil) }
    let before = RunTerms([prompts.map { term($0.before) }])
    let after = RunTerms((0..<runs).map { run in prompts.map { term($0.after[run]) } })
    return Change(
      prompts: prompts.count,
      before: before.mean,
      after: after.mean,
      difference: prompts.count >= ComparedPrompts.needed
        ? difference(of: measure, after, before) : nil,
      range: after.range
    )
  }

  private func difference(
    of measure: Measure,
    _ after: RunTerms,
    _ before: RunTerms
  ) -> Estimate? {
    switch measure {
    case .share: return Estimate(ofDifference: after, minus: before, by: bootstrap)
    case .amount:
      guard let one = after.mean, let two = before.mean else { return nil }
      let interval = bootstrap.interval(of: after, minus: before)
      return Estimate(value: one - two, low: interval?.low, high: interval?.high)
    }
  }
}

extension RunTerms {
  /// The smallest and the largest ratio of a run; `nil` of a single run.
  var range: [Double]? {
    let ratios = ratios.compactMap { $0 }
    guard runs.count > 1, let least = ratios.min(), let most = ratios.max() else { return nil }
    return [least, most]
  }
}
