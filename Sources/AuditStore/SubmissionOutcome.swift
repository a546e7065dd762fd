/// What became of a verdict that was submitted.
public enum SubmissionOutcome: Hashable, Sendable {
  /// It is on the disk.
  case added
  /// It was there before.
  case alreadyThere
  /// It was not taken.
  case refused(SubmissionRefusal)
}

/// Why a verdict was not taken.
public enum SubmissionRefusal: Hashable, Sendable {
  /// No draw has such a task.
  case unknownTask
  /// As many experts as were wanted have judged it or hold it.
  case enoughExperts(Int)
  /// What it says cannot be, in words.
  case invalid(String)
  /// They judged it and would skip it now.
  case judgedAlready
  /// They judged it and would decide over it now.
  case judgedBySelf
  /// They decided over it and would judge it now.
  case decidedBySelf
  /// They are no adjudicator.
  case noAdjudicator
  /// They have seen what Spoor or others hold of it, so that their word stands.
  case closed
  /// The named row is none of those that the task shows.
  case rowNotShown
}
