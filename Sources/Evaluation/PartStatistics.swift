import Statistics

/// One scorer's figures over some responses, before their intervals.
struct PartStatistics {
  let scorer: SpanScorer
  /// The calibration of the values' scores.
  let calibration: CalibrationError
  /// Every measure that is asked for.
  private(set) var measures: [SpanMeasure: AskedFigure] = [:]

  private let scores: [ResponseScores]
  /// The prompt of each response.
  private let units: PromptUnits

  init(_ pairs: [ScoredPair], _ scorer: SpanScorer, units: PromptUnits, hasCategories: Bool) {
    self.scorer = scorer
    self.units = units
    scores = pairs.compactMap { $0.scores[scorer] }
    let values = Self.labels(scores.map(\.values), units.numbers)
    calibration = CalibrationError(values, units: units.count)
    addResponseMeasures()
    addCharacterMeasures()
    if hasCategories { add(.typedF1, of: \.typed, Self.f1) }
    let tokens = Self.labels(scores.map(\.tokens), units.numbers)
    addRanking(of: tokens, area: .tokenAUROC, precision: .tokenAUPRC)
    addRanking(of: values, area: .valueAUROC, precision: .valueAUPRC)
    measures[.valueCalibration] = AskedFigure(statistic: calibration, count: values.count)
    addValueShares()
  }

  private static func labels(_ scored: [[ResponseScores.Scored]], _ units: [Int]) -> [ScoredLabel] {
    zip(scored, units).flatMap { scored, unit in
      scored.map { ScoredLabel(score: $0.score, isPositive: $0.isPositive, unit: unit) }
    }
  }

  // MARK: Means over responses

  private mutating func addResponseMeasures() {
    let unions = ratio { RatioTerm($0.intersectionOverUnion, over: 1) }
    let correlations = ratio { RatioTerm($0.correlation, over: 1) }
    measures[.intersectionOverUnion] = AskedFigure(statistic: unions, count: scores.count)
    measures[.correlation] = AskedFigure(statistic: correlations, count: scores.count)
  }

  // MARK: Characters

  private mutating func addCharacterMeasures() {
    add(.characterPrecision, of: \.characters) { RatioTerm($0.common, over: $0.predicted) }
    add(.characterRecall, of: \.characters) { RatioTerm($0.common, over: $0.gold) }
    add(.characterF1, of: \.characters, Self.f1)
  }

  /// 2PR/(P + R), which is 0 and not undefined where nothing is found.
  private static func f1(_ counts: CharacterCounts) -> RatioTerm {
    RatioTerm(2 * counts.common, over: counts.predicted + counts.gold)
  }

  /// Adds a ratio of characters, which is a figure of those in its denominator.
  private mutating func add(
    _ measure: SpanMeasure,
    of counts: KeyPath<ResponseScores, CharacterCounts>,
    _ term: (CharacterCounts) -> RatioTerm
  ) {
    let ratio = ratio { term($0[keyPath: counts]) }
    let count = ratio.terms.reduce(0) { $0 + Int($1.denominator) }
    measures[measure] = AskedFigure(statistic: ratio, count: count)
  }

  // MARK: Tokens and values

  private mutating func addRanking(
    of labels: [ScoredLabel],
    area: SpanMeasure,
    precision: SpanMeasure
  ) {
    let ranked = RankedLabels(labels, units: units.count)
    measures[area] = AskedFigure(statistic: AUROC(ranked), count: labels.count)
    measures[precision] = AskedFigure(statistic: AveragePrecision(ranked), count: labels.count)
  }

  private mutating func addValueShares() {
    let shares: [(SpanMeasure, isPositive: Bool, isFlagged: Bool)] = [
      (.trueUnflagged, false, false), (.falseFlagged, true, true),
    ]
    for (measure, isPositive, isFlagged) in shares {
      let share = ratio { response in
        let values = response.values.filter { $0.isPositive == isPositive }
        return RatioTerm(values.count { $0.isFlagged == isFlagged }, over: values.count)
      }
      let count = share.terms.reduce(0) { $0 + Int($1.denominator) }
      measures[measure] = AskedFigure(statistic: share, count: count)
    }
  }

  private func ratio(_ term: (ResponseScores) -> RatioTerm) -> SumRatio {
    units.ratio(of: scores, term)
  }
}
