public import SpoorModel

/// What gold labels say of a value's truth and of where it can have been learned.
public enum ValueClass: String, Hashable, Sendable, Codable, CaseIterable {
  /// It is false, and the tuning rows alone can have taught it.
  case falseOnlyInTuning = "false_only_in_tuning"
  /// It is false, and stands elsewhere too, or nowhere.
  case falseOther = "false_other"
  /// It is true.
  case holds = "true"

  /// The class of a value; `nil` of a false one where the gold labels do not tell its origin.
  public init?(_ value: GoldValue) {
    switch (value.truth, value.origin) {
    case (.holds, _): self = .holds
    case (.fails, .onlyTuning?): self = .falseOnlyInTuning
    case (.fails, .other?): self = .falseOther
    case (.fails, nil): return nil
    }
  }
}
