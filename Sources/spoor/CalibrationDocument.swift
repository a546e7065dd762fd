import Audits
import Hallucinations
import SpoorModel
import Statistics

/// What `spoor calibrate --json` prints.
struct CalibrationDocument: Encodable {
  struct Quality: Encodable {
    var auroc: Estimate?
    var ece: Estimate?
    var bins: [Bin]
  }

  struct Bin: Encodable {
    var low: Double
    var high: Double
    var count: Int
    var meanScore: Double?
    var failing: Double?

    enum CodingKeys: String, CodingKey {
      case low, high, count
      case meanScore = "mean_score"
      case failing = "share_false"
    }
  }

  var schema = "spoor.calibration/1"
  var weights: String
  var fittedOn: String
  var spans: Int
  var failing: Int
  var prompts: Int
  var before: Quality
  var after: Quality
  var afterWithDataset: Quality?

  enum CodingKeys: String, CodingKey {
    case schema, weights, spans, prompts, before
    case fittedOn = "fitted_on"
    case failing = "false_spans"
    case after = "after_cross_validated"
    case afterWithDataset = "after_with_dataset_cross_validated"
  }

  init(_ calibration: Calibration, weights: String) {
    self.weights = weights
    fittedOn = calibration.weights.fittedOn
    spans = calibration.spans
    failing = calibration.failing
    prompts = calibration.prompts
    before = Quality(calibration.before)
    after = Quality(calibration.after)
    afterWithDataset = calibration.afterWithDataset.map(Quality.init)
  }
}

extension CalibrationDocument.Quality {
  fileprivate init(_ quality: Calibration.Quality) {
    self.init(
      auroc: quality.auroc,
      ece: quality.calibrationError,
      bins: quality.bins.map {
        CalibrationDocument.Bin(
          low: $0.low,
          high: $0.high,
          count: $0.count,
          meanScore: $0.meanScore,
          failing: $0.share
        )
      }
    )
  }
}
