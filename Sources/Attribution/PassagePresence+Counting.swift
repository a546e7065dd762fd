import Figures
public import SpoorModel
public import Statistics

extension PassagePresence {
  /// Counts the passages of a model's answers, with bootstrap intervals over prompts.
  public init(of answers: [ResponsePassages], by bootstrap: Bootstrap) {
    self.init(
      withPassage: Rate(of: answers.map(\.withPassage), by: bootstrap),
      wordsInside: Rate(of: answers.map(\.inside), by: bootstrap)
    )
  }
}

extension PassageDifference {
  /// Compares a model's answers with another's, prompt by prompt.
  ///
  /// - Parameters:
  ///   - model: the passages of the model's answers, one a prompt.
  ///   - other: those of the other model.
  ///   - identity: the other model's name, and what it is to the audit.
  ///   - bootstrap: how intervals are drawn, over the prompts that both answer.
  public init(
    of model: [ResponsePassages],
    less other: [ResponsePassages],
    of identity: (name: String, role: Role),
    by bootstrap: Bootstrap
  ) {
    let answers = Dictionary(other.map { ($0.promptID, $0) }) { first, _ in first }
    let pairs = model.compactMap { mine in answers[mine.promptID].map { (mine, $0) } }
    let isEnough = pairs.count >= ComparedPrompts.needed
    func difference(_ term: (ResponsePassages) -> RatioTerm) -> Estimate? {
      guard isEnough else { return nil }
      return Estimate(
        ofDifference: pairs.map { PairedRatioTerms(term($0), minus: term($1)) },
        by: bootstrap
      )
    }
    let withPassage = difference(\.withPassage)
    let wordsInside = difference(\.inside)
    self.init(
      model: identity.name,
      role: identity.role,
      presence: PassagePresence(of: other, by: bootstrap),
      prompts: pairs.count,
      withPassage: withPassage,
      wordsInside: wordsInside,
      statement: PassageStatement(
        other: identity.name,
        prompts: pairs.count,
        withPassage: withPassage,
        wordsInside: wordsInside
      ).sentence
    )
  }
}

extension ResponsePassages {
  fileprivate var withPassage: RatioTerm { RatioTerm(runs.isEmpty ? 0 : 1, over: 1) }

  fileprivate var inside: RatioTerm { RatioTerm(Double(wordsInside), over: Double(words)) }
}
