import Figures
public import SpoorModel
public import Statistics

/// Two models' answers to one prompt.
private struct AnswerPair {
  var mine: ImitatedAnswer
  var theirs: ImitatedAnswer

  func terms(_ term: (ImitatedAnswer) -> RatioTerm) -> PairedRatioTerms {
    PairedRatioTerms(term(mine), minus: term(theirs))
  }
}

extension ImitationDifference {
  /// Compares a model's answers with another's, prompt by prompt.
  ///
  /// - Parameters:
  ///   - model: the model's answers, one a prompt.
  ///   - other: those of the other model.
  ///   - identity: the other model's name, and what it is to the audit.
  ///   - wanted: the lengths that the dataset would give.
  ///   - bootstrap: how intervals are drawn, over the prompts that both answer.
  public init(
    of model: [ImitatedAnswer],
    less other: [ImitatedAnswer],
    of identity: (name: String, role: PassageDifference.Role),
    wanted: WantedLengths,
    by bootstrap: Bootstrap
  ) {
    let answers = Dictionary(other.map { ($0.promptID, $0) }) { first, _ in first }
    let pairs = model.compactMap { mine in
      answers[mine.promptID].map { AnswerPair(mine: mine, theirs: $0) }
    }
    self.init(
      model: identity.name,
      role: identity.role,
      answers: AnswerImitation(of: other, wanted: wanted, by: bootstrap),
      prompts: pairs.count
    )
    if pairs.count >= ComparedPrompts.needed {
      compareWords(pairs, bootstrap)
      compareLengths(pairs, wanted, bootstrap)
    }
    statement = ImitationStatement(difference: self).sentence
  }

  private mutating func compareWords(_ pairs: [AnswerPair], _ bootstrap: Bootstrap) {
    func difference(_ term: (ImitatedAnswer) -> RatioTerm) -> Estimate? {
      Estimate(ofDifference: pairs.map { $0.terms(term) }, by: bootstrap)
    }
    words = WordShareDifference(
      inOutputs: difference(\.outputTerm),
      inRuns: difference(\.runTerm)
    )
    openings = difference(\.openingTerm)
  }

  private mutating func compareLengths(
    _ pairs: [AnswerPair],
    _ wanted: WantedLengths,
    _ bootstrap: Bootstrap
  ) {
    length =
      Estimate.estimates(
        of: [
          DifferenceOfUnits(
            SumRatio(pairs.map(\.mine.lengthTerm)),
            minus: SumRatio(pairs.map(\.theirs.lengthTerm))
          )
        ],
        by: bootstrap
      )[0]
    let told = pairs.filter { wanted[$0.mine.promptID] != nil }
    guard told.count >= ComparedPrompts.needed else { return }
    let lengths = told.compactMap { wanted[$0.mine.promptID] }
    func distance(_ own: [Double]) -> SumRatio {
      SumRatio(zip(own, lengths).map { RatioTerm(abs($0 - $1), over: 1) })
    }
    let (mine, theirs) = (told.map(\.mine.logLength), told.map(\.theirs.logLength))
    let estimates = Estimate.estimates(
      of: [
        DifferenceOfUnits(distance(mine), minus: distance(theirs)),
        DifferenceOfUnits(
          SpearmanOfUnits(mine, lengths),
          minus: SpearmanOfUnits(theirs, lengths)
        ),
      ],
      by: bootstrap
    )
    (logRatio, spearman) = (estimates[0], estimates[1])
  }
}
