public import SpoorModel

/// What an estimator says of an answer.
public enum EstimatorValue: Hashable, Sendable {
  /// A number, or the bounds between which it lies.
  case answer(Bounds)
  /// A number for each token or sentence, as ``Estimator/scope`` says.
  case each([Double])

  /// A number that is known; `nil` where there is none, or none that a Double holds.
  init?(_ number: Double?) {
    guard let number, number.isFinite else { return nil }
    self = .answer(Bounds(exactly: number))
  }

  /// Bounds; `nil` where there are none, or none that a Double holds.
  init?(_ bounds: Bounds?) {
    guard let bounds, bounds.high.isFinite else { return nil }
    self = .answer(bounds)
  }
}
