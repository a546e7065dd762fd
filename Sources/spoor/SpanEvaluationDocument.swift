import Evaluation
import SpoorModel
import Statistics

/// What `spoor evaluate spans --json` prints.
struct SpanEvaluationDocument: Encodable {
  /// A file that was read.
  struct File: Encodable {
    var path: String
    var format: String
    var responses: Int
    var unlocated: Int
    var unknown: Int

    init(_ side: EvaluatedFiles.Side) {
      path = side.path
      format = side.format
      responses = side.responses.count
      unlocated = side.unlocated.count
      unknown = side.unknown
    }
  }

  /// A figure; without `value` where it is undefined.
  struct Figure: Encodable {
    var value: Double?
    var low: Double?
    var high: Double?
    var n: Int

    init(_ figure: SpanFigure) {
      value = figure.estimate?.value
      low = figure.estimate?.low
      high = figure.estimate?.high
      n = figure.count
    }
  }

  /// A bin of the reliability table.
  struct Bin: Encodable {
    private enum CodingKeys: String, CodingKey {
      case low, high, count, share
      case meanScore = "mean_score"
    }

    var low: Double
    var high: Double
    var count: Int
    var meanScore: Double?
    var share: Double?
  }

  /// The figures of all responses, or of a group.
  struct Part: Encodable {
    var counts: [String: Int]
    var prevalence: [String: Double]
    var figures: [String: [String: Figure]]
    var reliability: [Bin]
  }

  private enum CodingKeys: String, CodingKey {
    case schema, predicted, gold, threshold, overlap, replicates, all, groups
    case tokenUnit = "token_unit"
    case goldWithoutPrediction = "gold_without_prediction"
    case predictedWithoutGold = "predicted_without_gold"
    case cutRanges = "cut_ranges"
  }

  let schema = "spoor.evaluate.spans/1"
  let predicted: File
  let gold: [File]
  let threshold: Double
  let overlap: CharacterOverlap
  let replicates: Int
  let tokenUnit: ResponsePairs.TokenUnit
  let goldWithoutPrediction: Int
  let predictedWithoutGold: Int
  let cutRanges: Int
  let all: Part
  let groups: [String: Part]

  init(_ evaluation: SpanEvaluation, of pairs: ResponsePairs, from files: EvaluatedFiles) {
    predicted = File(files.predicted)
    gold = files.gold.map(File.init)
    threshold = evaluation.settings.threshold
    overlap = evaluation.settings.overlap
    replicates = evaluation.settings.bootstrap.replicates
    tokenUnit = pairs.tokenUnit
    goldWithoutPrediction = pairs.goldWithoutPrediction
    predictedWithoutGold = pairs.predictedWithoutGold
    cutRanges = pairs.cutRanges
    all = Part(evaluation.all)
    groups = Dictionary(
      evaluation.groups.map { ($0.group ?? "", Part($0)) },
      uniquingKeysWith: { first, _ in first }
    )
  }
}

extension SpanEvaluationDocument.Part {
  init(_ part: SpanEvaluationPart) {
    let counts = part.counts
    self.counts = [
      "prompts": counts.prompts, "responses": counts.responses,
      "marked_responses": counts.markedResponses, "characters": counts.characters,
      "marked_characters": counts.markedCharacters, "tokens": counts.tokens,
      "marked_tokens": counts.markedTokens, "values": counts.values,
      "false_values": counts.falseValues,
    ]
    prevalence = Dictionary(
      uniqueKeysWithValues: part.prevalences.compactMap { name, share in
        share.map { (name, $0) }
      }
    )
    figures = Dictionary(
      uniqueKeysWithValues: SpanScorer.allCases.map { scorer in
        let figures = SpanMeasure.allCases.map { measure in
          (measure.rawValue, SpanEvaluationDocument.Figure(part[scorer, measure]))
        }
        return (scorer.rawValue, Dictionary(uniqueKeysWithValues: figures))
      }
    )
    reliability = part.reliability.map {
      .init(low: $0.low, high: $0.high, count: $0.count, meanScore: $0.meanScore, share: $0.share)
    }
  }
}

extension SpanEvaluationPart {
  /// The share of each kind of thing that gold labels mark; `nil` where there is none of the kind.
  var prevalences: [(name: String, share: Double?)] {
    let shares = [
      ("responses", counts.markedResponses, counts.responses),
      ("characters", counts.markedCharacters, counts.characters),
      ("tokens", counts.markedTokens, counts.tokens),
      ("values", counts.falseValues, counts.values),
    ]
    return shares.map { name, marked, all in
      (name, Proportion(successes: marked, trials: all).share)
    }
  }
}
