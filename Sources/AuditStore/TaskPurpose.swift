/// What a drawn task is for; reviewers are not told.
public enum TaskPurpose: String, Hashable, Sendable, Codable, CaseIterable {
  /// Drawn by chance with a known probability: rates rest on these alone.
  case sample
  /// A span near the threshold, doubted or not: for calibration, never for a rate.
  case uncertainty
  /// A span whose answers are known: it measures the reviewer.
  case gold
  /// A span beside rows from elsewhere: it measures how often rows are accepted that cannot be related.
  case decoy
}
