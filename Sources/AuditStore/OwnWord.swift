/// What stands of what a reviewer said of a task.
public enum OwnWord: Hashable, Sendable {
  /// They judged it.
  case verdict(Verdict)
  /// They would not judge it.
  case skip(Skip)
}

/// A task as it stands for one reviewer.
public struct OwnTask: Hashable, Sendable {
  /// The task.
  public var drawn: DrawnTask
  /// Its place in the latest queue that has it.
  public var place: TaskPlace
  /// How many tasks that queue has.
  public var queued: Int
  /// What stands of what they said; `nil` where nothing does.
  public var word: OwnWord?
  /// Their hold; `nil` where they have none.
  public var lease: Lease?
  /// Whether they want it looked at.
  public var flag: FlagState
  /// Whether they have seen what others or Spoor hold of it.
  public var isClosed: Bool
}
