/// What natural-language inference says of the answer with an alternative in a token's place.
public enum InferenceLabel: String, Hashable, Sendable, CaseIterable {
  /// It says the same.
  case entail
  /// It says something else that does not exclude it.
  case neutral
  /// It excludes it.
  case contra
}
