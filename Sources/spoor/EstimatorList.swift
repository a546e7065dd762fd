import Estimators

/// What `spoor estimate --list` prints.
struct EstimatorList {
  private let estimators: [Estimator]

  init(_ estimators: [Estimator]) { self.estimators = estimators }

  /// Five lines an estimator, with a final line break.
  var text: String { estimators.flatMap(lines).joined(separator: "\n") + "\n" }

  private func lines(_ estimator: Estimator) -> [String] {
    let scope = estimator.scope == .answer ? "" : ", one a \(estimator.scope.rawValue)"
    let keys = estimator.inputs.map(\.rawValue).joined(separator: ", ")
    return [
      estimator.rawValue,
      "  \(estimator.meaning)",
      "  \(estimator.unit)\(scope); \(estimator.direction.rawValue)",
      "  reads \(keys)",
      "  \(estimator.source)",
    ]
  }
}
