/// Why a model says something false, in the words of the study of knowledge injection (Ovadia and others,
/// 2024, §2.3); experts name it, nothing prefills it.
public enum Cause: String, Hashable, Sendable, Codable, CaseIterable {
  /// The model never saw enough of the field.
  case domainDeficit = "domain_knowledge_deficit"
  /// What it says was true once.
  case outdated
  /// It saw the fact, too seldom to keep it.
  case immemorization
  /// It knew the fact before it was tuned.
  case forgetting
  /// It knows the facts and concludes wrongly.
  case reasoningFailure = "reasoning_failure"
  /// None of these.
  case none
}
