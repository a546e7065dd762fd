import Figures
public import SpoorModel
public import Statistics

extension AnswerImitation {
  /// Counts a model's answers, with bootstrap intervals over prompts.
  public init(
    of answers: [ImitatedAnswer],
    wanted: WantedLengths,
    by bootstrap: Bootstrap
  ) {
    self.init(
      words: WordShares(
        inOutputs: Rate(of: answers.map(\.outputTerm), by: bootstrap),
        inRuns: Rate(of: answers.map(\.runTerm), by: bootstrap)
      ),
      openings: Rate(of: answers.map(\.openingTerm).filter { $0 != .nothing }, by: bootstrap),
      lengths: LengthFigures(answers.map(\.words)),
      agreement: Agreement(of: answers, wanted: wanted, by: bootstrap)
    )
  }
}

extension AnswerImitation.Agreement {
  fileprivate init(
    of answers: [ImitatedAnswer],
    wanted: WantedLengths,
    by bootstrap: Bootstrap
  ) {
    let pairs = answers.compactMap { answer in
      wanted[answer.promptID].map { (own: answer.logLength, wanted: $0) }
    }
    guard pairs.count >= ComparedPrompts.needed else {
      self.init(prompts: pairs.count, pearson: nil, spearman: nil, logRatio: nil)
      return
    }
    let (own, wanted) = (pairs.map(\.own), pairs.map(\.wanted))
    let estimates = Estimate.estimates(
      of: [
        PearsonOfUnits(own, wanted), SpearmanOfUnits(own, wanted),
        SumRatio(pairs.map { RatioTerm(abs($0.own - $0.wanted), over: 1) }),
      ],
      by: bootstrap
    )
    self.init(
      prompts: pairs.count,
      pearson: estimates[0],
      spearman: estimates[1],
      logRatio: estimates[2]
    )
  }
}
