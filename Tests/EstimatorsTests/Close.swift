import Estimators

/// Whether a number is known and lies within `tolerance` of another.
func isClose(_ value: Double?, _ expected: Double, _ tolerance: Double = 1e-9) -> Bool {
  value.map { abs($0 - expected) <= tolerance } ?? false
}

/// The error that a call throws; `nil` where it throws none.
func error<Value>(
  of call: () throws(EstimatorError) -> Value
) -> EstimatorError? {
  do {
    _ = try call()
    return nil
  } catch { return error }
}
