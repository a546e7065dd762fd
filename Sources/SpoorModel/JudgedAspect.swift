/// What a judge rates of an answer, 1 (strongly disagree) to 5 (strongly agree).
///
/// The five aspects of just-eval that Ghosh et al. (2402.05119) report.
public enum JudgedAspect: String, Hashable, Sendable, Codable, CaseIterable {
  /// It answers what was asked.
  case helpfulness
  /// It is well structured.
  case clarity
  /// It is true.
  case factuality
  /// It is thorough.
  case depth
  /// It is engaging.
  case engagement
}
