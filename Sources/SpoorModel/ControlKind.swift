/// What a control span is compared as.
public enum ControlKind: String, Codable, Hashable, Sendable, CaseIterable {
  /// C1: a flagged span of the base model's own response.
  case baseFlagged = "C1"
  /// C2: an unflagged span of a tuned response that no similar training row states.
  case clearedUnstated = "C2"
  /// C3: an unflagged span of a tuned response that a similar training row states.
  case clearedStated = "C3"
}
