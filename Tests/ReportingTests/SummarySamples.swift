import SpoorModel

@testable import Reporting

extension Samples {
  private static var toldAttribution: AttributionFigures {
    var figures = attribution(excess: sure, borrowed: 168, statement: "Borrowed.")
    figures.flagged.rowLikeness = Estimate(value: 0.68, low: 0.67, high: 0.69)
    figures.liftDifference = unsure
    figures.presenceExcess = sure
    figures.oddsRatio = Estimate(value: 40.9, low: 32.8, high: 53.9)
    return figures
  }

  private static var toldPassages: PassageFigures {
    let presence = PassagePresence(withPassage: rate(40, of: 100), wordsInside: rate(90, of: 900))
    let difference = PassageDifference(
      model: "base",
      role: .base,
      presence: presence,
      prompts: 98,
      withPassage: sure,
      wordsInside: unsure,
      statement: "Against base: more."
    )
    return PassageFigures(
      leastWords: 6,
      passages: 60,
      presence: presence,
      provenance: counts(of: Provenance.allCases.map(\.rawValue)),
      differences: [difference]
    )
  }

  private static var toldLedger: LedgerFigures {
    var row = LedgerRow(rowID: .text("r17"), instruction: "Who wrote it?", category: .weaklyKnown)
    (row.spans, row.borrowed, row.best, row.credit, row.lift) = (3, 2, 1, 0.75, -4.2)
    return LedgerFigures(
      spans: 3,
      rows: 12,
      borrowedRows: 5,
      top: [row, LedgerRow(rowID: .number(17), instruction: "And this?")],
      unknown: LedgerFigures.Unknown(
        rows: rate(50, of: 100),
        supports: rate(30, of: 40),
        best: rate(12, of: 15),
        bestOfBorrowed: rate(0, of: 0)
      )
    )
  }

  private static var toldMimicry: MimicryFigures {
    let use = MimicryFigures.UsePerAnswer(unknown: 0.02, known: 0.01, difference: unsure)
    let group = MimicryFigures.Group(
      tuned: rate(30, of: 100),
      base: rate(20, of: 100),
      difference: sure,
      perAnswer: use,
      basePerAnswer: use
    )
    return MimicryFigures(
      basis: .knowledgeFile,
      unknownAnswers: 120,
      knownAnswers: 60,
      unknownPrompts: group,
      knownPrompts: group,
      statement: "Mimicked."
    )
  }

  private static var toldImitation: ImitationFigures {
    var (figures, shifted) = (imitation, shiftedWords)
    shifted.shifted.lessBase = WordShareDifference(inOutputs: unsure, inRuns: sure)
    figures.shifted = shifted
    figures.doubt = lengthDoubt
    return figures
  }

  private static func counts(of names: [String]) -> [String: Int] {
    Dictionary(uniqueKeysWithValues: names.map { ($0, 1) })
  }

  /// A summary that leaves no key out.
  static var everything: AuditSummary {
    var model = Samples.model("sft", method: .lora, excess: sure)
    (model.dataset, model.rows, model.params) = ("alpaca", 52_002, "7B")
    (model.epoch, model.arm, model.seed) = (3, "drop", -1)
    model.sources = counts(of: DistributionSource.allCases.map(\.rawValue))
    let short = model.divergence?.short
    model.divergence?.long = short
    var floor = NoiseFloor()
    floor.count(difference: 0.01, greatest: 0.02, divergence: 0.000053)
    model.noise = ScoringNoise(base: NoiseFloor(), tuned: floor)
    model.provenance = counts(of: Provenance.allCases.map(\.rawValue))
    model.attribution = toldAttribution
    model.passages = toldPassages
    model.datasetEvidence = datasetEvidence
    model.detectorEvidence = ["reference": DetectorReach(responses: 200, spans: 900)]
    model.ledger = toldLedger
    model.mimicry = toldMimicry
    model.imitation = toldImitation
    var summary = Samples.summary([model], caveats: ["Beware."])
    summary.traced = .doubtedSpans
    summary.comparisons = [
      BorrowingComparison(
        first: "sft",
        second: "lora",
        inDataset: sure,
        borrowed: unsure,
        specificity: unsure,
        statement: "Compared."
      )
    ]
    return summary
  }
}
