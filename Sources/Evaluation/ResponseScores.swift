import SpoorModel
import Statistics

/// What one side's spans come to in one response, before anything is averaged.
struct ResponseScores {
  /// A token or a value with its score.
  struct Scored {
    var score: Double
    /// Whether gold labels mark the token, or the value fails.
    var isPositive: Bool
    var isFlagged: Bool
  }

  var intersectionOverUnion: Double
  var correlation: Double
  var characters: CharacterCounts
  var typed: CharacterCounts
  var tokens: [Scored]
  var values: [Scored]

  /// Scores `spans`, which stand for the prediction, against the pair's gold labels.
  init(_ spans: MarkedResponse, in pair: ResponsePair, _ settings: SpanEvaluation.Settings) {
    let length = pair.length
    let gold = MarkedCharacters(pair.gold, length: length, threshold: Self.goldThreshold)
    let predicted = MarkedCharacters(spans, length: length, threshold: settings.threshold)
    intersectionOverUnion = Self.intersectionOverUnion(predicted.isFlagged, gold.isFlagged)
    correlation = Self.correlation(predicted.probability, gold.probability)
    characters = CharacterCounts(
      predicted: spans.flaggedRanges(above: settings.threshold),
      gold: pair.gold.flaggedRanges(above: Self.goldThreshold),
      length: length,
      overlap: settings.overlap
    )
    typed = Self.typed(spans, in: pair, settings)
    tokens = zip(pair.tokens.indices, pair.tokens).compactMap { index, range in
      // The end of the response is a token without text.
      guard range.count > 0 else { return nil }
      let known = index < spans.tokenScores.count ? spans.tokenScores[index] : nil
      return Scored(
        score: known ?? predicted.score(range),
        isPositive: gold.flags(range),
        isFlagged: predicted.flags(range)
      )
    }
    values = (pair.gold.values ?? []).map { value in
      Scored(
        score: predicted.score(value.range),
        isPositive: value.truth == .fails,
        isFlagged: predicted.flags(value.range)
      )
    }
  }

  /// Gold labels of probabilities are marked by more than half of the annotators, whatever threshold
  /// a prediction is asked at.
  static let goldThreshold = 0.5

  /// Of characters; 1 where neither side flags any.
  static func intersectionOverUnion(_ one: [Bool], _ other: [Bool]) -> Double {
    let both = zip(one, other)
    let union = both.count { $0 || $1 }
    return union == 0 ? 1 : Double(both.count { $0 && $1 }) / Double(union)
  }

  /// Spearman's ρ; where a side is constant, 1 if both are, whatever their values, else 0.
  static func correlation(_ one: [Double], _ other: [Double]) -> Double {
    let constants = [one, other].count { isConstant($0) }
    guard constants == 0 else { return constants == 2 ? 1 : 0 }
    return SpearmanCorrelation(one, other).value ?? 0
  }

  /// Whether no two values differ once they are rounded to eight decimals.
  private static func isConstant(_ values: [Double]) -> Bool {
    func rounded(_ value: Double) -> Double { (value * 1e8).rounded(.toNearestOrEven) }
    guard let first = values.first.map(rounded) else { return true }
    return values.allSatisfy { rounded($0) == first }
  }

  /// Characters by category: common are those to which both sides give one category.
  ///
  /// What has none is found by nobody, but counts on its own side.
  private static func typed(
    _ spans: MarkedResponse,
    in pair: ResponsePair,
    _ settings: SpanEvaluation.Settings
  ) -> CharacterCounts {
    let predicted = spans.rangesByCategory(above: settings.threshold)
    let gold = pair.gold.rangesByCategory(above: goldThreshold)
    var sum = CharacterCounts.nothing
    for category in Set(predicted.keys).union(gold.keys) {
      var counts = CharacterCounts(
        predicted: predicted[category] ?? [],
        gold: gold[category] ?? [],
        length: pair.length,
        overlap: settings.overlap
      )
      if category == nil { counts.common = 0 }
      sum += counts
    }
    return sum
  }
}

extension MarkedResponse {
  /// The flagged marks by what they are called; those without a name under `nil`.
  ///
  /// Where the side decided on ranges, a mark that stands wholly in them is flagged.
  func rangesByCategory(above threshold: Double) -> [String?: [ScalarRange]] {
    let flagged = marks.filter { mark in
      guard let decided else { return mark.probability > threshold }
      return decided.contains { $0.start <= mark.range.start && mark.range.end <= $0.end }
    }
    return Dictionary(grouping: flagged, by: \.category).mapValues { $0.map(\.range) }
  }
}
