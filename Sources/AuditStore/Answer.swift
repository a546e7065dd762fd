/// What a reviewer says to one question.
public enum Answer: String, Hashable, Sendable, Codable, CaseIterable {
  /// It is so.
  case yes
  /// It is not so.
  case no
  /// The reviewer cannot tell.
  case unsure
}
