public import SpoorModel

/// What an estimator says of an answer.
public enum EstimatorValue: Hashable, Sendable {
  /// A number, or the bounds between which it lies.
  case answer(Bounds)
  /// A number for each token or sentence, as ``Estimator/scope`` says.
  case each([Double])

  /// A number that is known; `nil` where there is none.
  init?(_ number: Double?) {
    guard let number else { return nil }
    self = .answer(Bounds(exactly: number))
  }

  /// Bounds; `nil` where there are none.
  init?(_ bounds: Bounds?) {
    guard let bounds else { return nil }
    self = .answer(bounds)
  }
}
