/// A way in which a model may have come to know something.
public enum InjectionArm: String, Hashable, Sendable, Codable, CaseIterable {
  /// As it was trained.
  case base
  /// Tuned on it.
  case tuned
  /// As it was trained, with what retrieval found before the question.
  case baseRetrieval = "base_rag"
  /// Both.
  case tunedRetrieval = "tuned_rag"
}

/// What a condition's name says: the model's, and after the first `|` how it was asked.
///
/// `sft+rag|5-shot` is the arm `sft+rag` in the setting `5-shot`; a name without `|` has the setting "".
public struct ConditionName: Hashable, Sendable {
  /// The model, and whether it was shown anything.
  public var arm: String
  /// How it was asked: the number of shots, the format.
  public var setting: String

  /// Takes a name apart.
  public init(_ name: String) {
    let parts = name.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
    arm = String(parts[0])
    setting = parts.count > 1 ? String(parts[1]) : ""
  }

  /// Puts a name together.
  public init(arm: String, setting: String) {
    self.arm = arm
    self.setting = setting
  }

  /// The condition's name.
  public var text: String { setting.isEmpty ? arm : "\(arm)|\(setting)" }
}
