import SpoorModel
public import Statistics

/// The figures of some responses: of all, or of one group.
public struct SpanEvaluationPart: Sendable {
  /// How much there is to find.
  public struct Counts: Hashable, Sendable, Codable {
    /// The prompts, which intervals are drawn over.
    public var prompts = 0
    /// The responses.
    public var responses = 0
    /// Those in which gold labels mark something.
    public var markedResponses = 0
    /// Their Unicode scalars.
    public var characters = 0
    /// Those that gold labels mark.
    public var markedCharacters = 0
    /// Their tokens or words.
    public var tokens = 0
    /// Those that gold labels mark.
    public var markedTokens = 0
    /// Their labelled values; 0 where gold labels mark hallucinations only.
    public var values = 0
    /// Those that fail.
    public var falseValues = 0
  }

  /// The group's name; `nil` of all responses.
  public let group: String?
  /// How much there is to find.
  public let counts: Counts
  /// How often values of each score are false, for the predicted scores; empty without values.
  public let reliability: [CalibrationError.Bin]
  private let figures: [SpanScorer: [SpanMeasure: SpanFigure]]

  /// A scorer's figure.
  public subscript(scorer: SpanScorer, measure: SpanMeasure) -> SpanFigure {
    figures[scorer]?[measure] ?? SpanFigure(nil, of: 0)
  }

  init(_ pairs: [ScoredPair], group: String?, _ settings: SpanEvaluation.Settings) {
    self.group = group
    counts = Counts(pairs)
    let units = PromptUnits(pairs.map(\.pair.gold.promptID))
    let statistics = SpanScorer.allCases.map { scorer in
      // The baselines name no categories.
      let hasCategories = scorer == .predicted && Self.shareCategories(pairs)
      return PartStatistics(pairs, scorer, units: units, hasCategories: hasCategories)
    }
    reliability = counts.values == 0 ? [] : statistics[0].calibration.table
    figures = Self.figures(of: statistics, settings.bootstrap)
  }

  /// Whether both sides call some marks by one name.
  private static func shareCategories(_ pairs: [ScoredPair]) -> Bool {
    let gold = Set(pairs.flatMap { $0.pair.gold.marks.compactMap(\.category) })
    return pairs.contains { scored in
      scored.pair.predicted.marks.contains { $0.category.map(gold.contains) ?? false }
    }
  }

  /// All figures from one series of draws.
  private static func figures(
    of scorers: [PartStatistics],
    _ bootstrap: Bootstrap
  ) -> [SpanScorer: [SpanMeasure: SpanFigure]] {
    let asked = scorers.flatMap { scorer in
      scorer.measures.map { (scorer: scorer.scorer, measure: $0.key, asked: $0.value) }
    }
    var figures: [SpanScorer: [SpanMeasure: SpanFigure]] = [:]
    for (entry, figure) in zip(asked, bootstrap.figures(of: asked.map(\.asked))) {
      figures[entry.scorer, default: [:]][entry.measure] = figure
    }
    return figures
  }
}

extension SpanEvaluationPart.Counts {
  /// Counts what the gold labels of some responses mark.
  init(_ pairs: [ScoredPair]) {
    prompts = Set(pairs.map(\.pair.gold.promptID)).count
    responses = pairs.count
    for scored in pairs {
      // What gold labels mark is the same whoever is scored.
      guard let scores = scored.scores[.markNone] else { continue }
      let marked = MarkedCharacters(
        scored.pair.gold,
        length: scored.pair.length,
        threshold: ResponseScores.goldThreshold
      ).isFlagged.count { $0 }
      markedResponses += marked > 0 ? 1 : 0
      characters += scored.pair.length
      markedCharacters += marked
      tokens += scores.tokens.count
      markedTokens += scores.tokens.count { $0.isPositive }
      values += scores.values.count
      falseValues += scores.values.count { $0.isPositive }
    }
  }
}
