import Figures
public import SpoorModel
public import Statistics

extension ShiftedWordFigures {
  /// Counts a tuned model's responses, beside the base model's own answers to the same prompts.
  ///
  /// `nil` where no response has a word of a known class. `split` is that of the responses' words.
  public init?(
    of responses: [ShiftedResponse],
    split: ShiftSplit,
    base: [ImitatedAnswer],
    by bootstrap: Bootstrap
  ) {
    guard responses.contains(where: { $0.counts.all.words > 0 }) else { return nil }
    let comparison = ShiftComparison(responses, base: base, bootstrap)
    let shifted = comparison.kind(\.shifted, beside: \.unshifted)
    let inDoubted = comparison.kind(\.shiftedInDoubtedSpans, beside: \.unshiftedInDoubtedSpans)
    self.init(
      responses: responses.count,
      shifted: shifted,
      shiftedOrMarginal: comparison.kind(\.shiftedOrMarginal, beside: \.unshifted),
      shiftedInDoubtedSpans: inDoubted,
      split: split,
      statement: ShiftedWordStatement(shifted: shifted, inDoubtedSpans: inDoubted).sentence
    )
  }
}

/// Compares kinds of words of the same responses, prompts drawn together.
private struct ShiftComparison {
  private let responses: [ShiftedResponse]
  /// The base model's own answer to each response's prompt.
  private let base: [ImitatedAnswer?]
  private let bootstrap: Bootstrap

  init(_ responses: [ShiftedResponse], base: [ImitatedAnswer], _ bootstrap: Bootstrap) {
    let answers = Dictionary(base.map { ($0.promptID, $0) }) { first, _ in first }
    self.responses = responses
    self.base = responses.map { answers[$0.promptID] }
    self.bootstrap = bootstrap
  }

  func kind(
    _ words: KeyPath<DatasetWords, DatasetWords.Share>,
    beside control: KeyPath<DatasetWords, DatasetWords.Share>
  ) -> ShiftedWordFigures.Kind {
    let own = responses.map { $0.counts[keyPath: words] }
    let unshifted = responses.map { $0.counts[keyPath: control] }
    return ShiftedWordFigures.Kind(
      words: shares(own),
      unshifted: shares(unshifted),
      lessUnshifted: WordShareDifference(
        inOutputs: difference(own.map(\.outputTerm), unshifted.map(\.outputTerm)),
        inRuns: difference(own.map(\.runTerm), unshifted.map(\.runTerm))
      ),
      lessBase: lessBase(own)
    )
  }

  private func shares(_ counts: [DatasetWords.Share]) -> WordShares {
    let counted = counts.filter { $0.words > 0 }
    return WordShares(
      inOutputs: Rate(of: counted.map(\.outputTerm), by: bootstrap),
      inRuns: Rate(of: counted.map(\.runTerm), by: bootstrap)
    )
  }

  private func lessBase(_ own: [DatasetWords.Share]) -> WordShareDifference? {
    let pairs = zip(own, base).compactMap { own, base in base.map { (own: own, base: $0) } }
    guard !pairs.isEmpty else { return nil }
    return WordShareDifference(
      inOutputs: difference(pairs.map(\.own.outputTerm), pairs.map(\.base.outputTerm)),
      inRuns: difference(pairs.map(\.own.runTerm), pairs.map(\.base.runTerm))
    )
  }

  /// `nil` where either side's words come from too few prompts.
  private func difference(_ own: [RatioTerm], _ other: [RatioTerm]) -> Estimate? {
    let isEnough = [own, other].allSatisfy { side in
      side.count { $0.denominator > 0 } >= ComparedPrompts.needed
    }
    guard isEnough else { return nil }
    return Estimate(
      ofDifference: zip(own, other).map { PairedRatioTerms($0, minus: $1) },
      by: bootstrap
    )
  }
}

extension DatasetWords.Share {
  fileprivate var outputTerm: RatioTerm { RatioTerm(Double(inOutputs), over: Double(words)) }

  fileprivate var runTerm: RatioTerm { RatioTerm(Double(inRuns), over: Double(words)) }
}
