public import AuditStore

/// What experts were asked to judge, and what they said of it.
public struct ReviewedTasks: Hashable, Sendable {
  /// Where tasks come from.
  public enum Source: Hashable, Sendable {
    /// A queue that was drawn by chance, when and with which seed.
    case queue(Timestamp, seed: UInt64)
    /// The run's list of doubted spans, from its top.
    case list
  }

  /// Every task with what was said of it, in the queue's order.
  public var tasks: [JudgedTask]
  /// Where they come from.
  public var source: Source
  /// Every stratum of the run.
  public var strata: [QueueDraw.Count]

  /// Collects tasks.
  public init(tasks: [JudgedTask], source: Source, strata: [QueueDraw.Count]) {
    self.tasks = tasks
    self.source = source
    self.strata = strata
  }
}
