/// A token that could have stood in an emitted token's place.
public struct TokenAlternative: Hashable, Sendable {
  /// Its probability there.
  public var probability: Double
  /// What it would have said; of the emitted token itself not read.
  public var label: InferenceLabel

  /// Creates an alternative.
  public init(probability: Double, label: InferenceLabel) {
    self.probability = probability
    self.label = label
  }
}
