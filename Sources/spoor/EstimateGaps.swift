import Estimators

/// What records of `spoor estimate` lacked, as it is told on standard error.
struct EstimateGaps {
  private var missing: [Estimator]
  private var unknown: [String: Int] = [:]

  init(asked: [Estimator]) { missing = asked }

  mutating func note(_ record: EstimateRecord) {
    missing.removeAll(where: record.allows)
    for key in record.unknown.keys { unknown[key, default: 0] += 1 }
  }

  /// A line for each asked estimator whose keys no record has, and one for each key with unknown values.
  var lines: [String] {
    missing.map { estimator in
      let keys = estimator.inputs.map { "\"\($0.rawValue)\"" }.joined(separator: " and ")
      return "\(estimator.rawValue): no record has \(keys)."
    }
      + unknown.sorted { $0.key < $1.key }.map { key, count in
        "\"\(key)\" has tokens without a value in \(count.counted("record")); "
          + "what is estimated from all tokens is left out there."
      }
  }
}
