/// By which figure of its options a model is taken to choose one.
public enum ChoiceRule: String, Hashable, Sendable, Codable, CaseIterable {
  /// The log-probability of the whole option: argmax log P(q‖a), as Ovadia et al. (2312.05934, §2.1) write it.
  case sum
  /// The same by the option's tokens.
  case perToken = "per_token"
  /// The same by the option's characters (Unicode scalars), as `acc_norm` of lm-evaluation-harness.
  case perCharacter = "per_character"
}

/// What a model chose.
public enum Choice: Hashable, Sendable {
  /// The option at this place.
  case option(Int)
  /// Several options have the same greatest figure, so that none is chosen.
  case tied
  /// An option's log-probability is missing, or what it is divided by.
  case unscored
}
