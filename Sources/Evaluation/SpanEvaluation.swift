import SpoorModel
public import Statistics
public import Words

/// How good predicted spans are, beside answers that need no knowledge.
///
/// ```swift
/// let pairs = try ResponsePairs(predicted: spans, gold: labels, by: scanner)
/// let evaluation = SpanEvaluation(of: pairs, by: scanner)
/// evaluation.all[.predicted, .intersectionOverUnion]
/// ```
///
/// Formulas and sources: docs/method.md. Intervals are drawn over prompts, the same draws for every
/// figure of a part.
public struct SpanEvaluation: Sendable {
  /// What can be chosen.
  public struct Settings: Hashable, Sendable {
    /// A predicted mark is flagged if its probability is greater.
    public var threshold = 0.5
    /// How characters are counted for precision, recall and F1.
    public var overlap = CharacterOverlap.merged
    /// How intervals are drawn.
    public var bootstrap = Bootstrap()

    /// The usual choices.
    public init() {}
  }

  /// What was chosen.
  public let settings: Settings
  /// The figures of all responses.
  public let all: SpanEvaluationPart
  /// The figures of each group, such as a language, by name; empty where there are fewer than two.
  public let groups: [SpanEvaluationPart]

  /// Scores every pair, with the prediction and with the baselines.
  ///
  /// - Complexity: O(characters + tokens · log tokens + replicates · (prompts + scored things)).
  public init(of pairs: ResponsePairs, by scanner: WordScanner, settings: Settings = Settings()) {
    self.settings = settings
    let values = ValueBaseline(pairs.pairs, by: scanner)
    let scored = pairs.pairs.map { pair in
      ScoredPair(pair, values: values, settings)
    }
    all = SpanEvaluationPart(scored, group: nil, settings)
    let grouped = Dictionary(grouping: scored) { $0.pair.gold.group }
    let names = grouped.keys.compactMap(\.self).sorted()
    groups =
      names.count < 2
      ? []
      : names.map { SpanEvaluationPart(grouped[$0] ?? [], group: $0, settings) }
  }
}

/// A pair with what every scorer's spans come to in it.
struct ScoredPair {
  let pair: ResponsePair
  let scores: [SpanScorer: ResponseScores]

  init(_ pair: ResponsePair, values: ValueBaseline, _ settings: SpanEvaluation.Settings) {
    self.pair = pair
    let scores = SpanScorer.allCases.map { scorer in
      (scorer, ResponseScores(Self.spans(of: scorer, in: pair, values), in: pair, settings))
    }
    self.scores = Dictionary(uniqueKeysWithValues: scores)
  }

  private static func spans(
    of scorer: SpanScorer,
    in pair: ResponsePair,
    _ values: ValueBaseline
  ) -> MarkedResponse {
    let whole = MarkedResponse.Mark(ScalarRange(0, pair.length))
    func marked(_ marks: [MarkedResponse.Mark]) -> MarkedResponse {
      MarkedResponse(promptID: pair.gold.promptID, marks: marks)
    }
    return switch scorer {
    case .predicted: pair.predicted
    case .markAll: marked([whole])
    case .markNone: marked([])
    case .anyValue: values.spans(in: pair)
    }
  }
}
