import Knowledge
import SpoorModel

/// What `spoor knowledge fit --json` prints.
struct MixModelDocument: Encodable {
  struct Model: Encodable {
    struct Range: Encodable {
      var low: Double
      var high: Double
    }

    struct Prediction: Encodable {
      var known: Double
      var unknown: Double
      var accuracy: Estimate
      var ofUnknown: Estimate
      var warnings: [String]

      enum CodingKeys: String, CodingKey {
        case known, unknown, accuracy, warnings
        case ofUnknown = "of_unknown"
      }
    }

    var accuracy: AccuracyKind
    var checkpoints: Int
    var runs: Int
    var intercept: Estimate
    var known: Estimate
    var unknown: Estimate
    var difference: Estimate
    var standardErrors: [Double]?
    var rSquared: Double?
    var knownFitted: Range
    var unknownFitted: Range
    var predictions: [Prediction]

    enum CodingKeys: String, CodingKey {
      case accuracy, checkpoints, runs, intercept, predictions
      case known = "beta_known"
      case unknown = "beta_unknown"
      case difference = "beta_known_less_unknown"
      case standardErrors = "standard_errors"
      case rSquared = "r_squared"
      case knownFitted = "known_fitted"
      case unknownFitted = "unknown_fitted"
    }
  }

  var schema = "spoor.knowledge.fit/1"
  var models: [Model]
  var caveats: [String]

  init(_ models: [MixModel], plans: [MixModel.Mix]) {
    self.models = models.map { Model($0, plans: plans) }
    caveats = models.first.map { [Self.runsCaveat($0)].compactMap(\.self) } ?? []
  }

  private static func runsCaveat(_ model: MixModel) -> String? {
    guard model.runs > 1 else {
      return "Checkpoints of one run have no interval: what a run has of its own is in all of them."
    }
    guard model.runs < MixModel.enoughRuns else { return nil }
    return
      "Standard errors are clustered by run; from \(model.runs.counted("run")) they are rough, and "
      + "too small rather than too large."
  }
}

extension MixModelDocument.Model {
  fileprivate init(_ model: MixModel, plans: [MixModel.Mix]) {
    self.init(
      accuracy: model.kind,
      checkpoints: model.checkpoints,
      runs: model.runs,
      intercept: model.intercept,
      known: model.known,
      unknown: model.unknown,
      difference: model.difference,
      standardErrors: model.standardErrors,
      rSquared: model.rSquared,
      knownFitted: Range(low: model.knownRange.lowerBound, high: model.knownRange.upperBound),
      unknownFitted: Range(low: model.unknownRange.lowerBound, high: model.unknownRange.upperBound),
      predictions: plans.map { plan in
        let prediction = model.prediction(of: plan)
        return Prediction(
          known: plan.known,
          unknown: plan.unknown,
          accuracy: prediction.accuracy,
          ofUnknown: prediction.ofUnknown,
          warnings: prediction.warnings
        )
      }
    )
  }
}
