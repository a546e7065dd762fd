import Estimators
import SpoorModel

/// What `spoor estimate --json` prints of a record.
struct EstimateDocument: Encodable {
  /// A number, `{"low", "high"}` where only bounds are known, or a list of numbers.
  struct Value: Encodable {
    private enum CodingKeys: String, CodingKey {
      case low, high
    }

    var value: EstimatorValue

    func encode(to encoder: any Encoder) throws {
      switch value {
      case .each(let numbers): try numbers.encode(to: encoder)
      case .answer(let bounds):
        if let exact = bounds.exact { return try exact.encode(to: encoder) }
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(bounds.low, forKey: .low)
        try container.encode(bounds.high, forKey: .high)
      }
    }
  }

  private enum CodingKeys: String, CodingKey {
    case schema, model, estimates, unknown
    case promptID = "prompt_id"
  }

  var schema = "spoor.estimate/1"
  var promptID: RowID
  var model: String?
  var estimates: [String: Value]
  var unknown: [String: Int]?

  init(_ record: EstimateRecord, _ values: [EstimateRecord.Value]) {
    promptID = record.id
    model = record.model
    estimates = [:]
    for (estimator, value) in values { estimates[estimator.rawValue] = Value(value: value) }
    unknown = record.unknown.isEmpty ? nil : record.unknown
  }
}
