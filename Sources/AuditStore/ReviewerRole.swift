/// What somebody does in a review.
public enum ReviewerRole: String, Hashable, Sendable, Codable, CaseIterable {
  /// Judges items, blind.
  case expert
  /// Decides where experts disagree.
  case adjudicator
}
