import Estimators
import Records
import SpoorModel

/// What a record of `spoor estimate` holds of an answer.
struct EstimateRecord {
  /// An estimator with what it says.
  typealias Value = (estimator: Estimator, value: EstimatorValue)

  /// The prompt's id, else the record's place in its file, counted from 0.
  var id: RowID
  var model: String?
  var inputs: EstimatorInputs
  /// The inputs whose keys are there.
  var given: Set<EstimatorInput>
  /// How many tokens have no value, by the key that is read; those keys' estimators are undefined.
  var unknown: [String: Int]
  /// What the record calls inputs, where that is not their own name.
  var names: [EstimatorInput: String]
  var location: SpoorError.Location

  /// Whether the keys of an estimator are there.
  func allows(_ estimator: Estimator) -> Bool { given.isSuperset(of: estimator.inputs) }

  /// What the estimators say that the keys allow, those left out that are undefined.
  func values(of estimators: [Estimator]) throws(SpoorError) -> [Value] {
    var values: [Value] = []
    do throws(EstimatorError) {
      for estimator in estimators where allows(estimator) {
        if let value = try inputs.value(of: estimator) { values.append((estimator, value)) }
      }
    } catch {
      throw SpoorError(
        .badInput,
        error.description { names[$0] ?? $0.rawValue },
        at: location,
        remedy: "What each key must hold stands in docs/formats.md; mend the record."
      )
    }
    return values
  }
}
