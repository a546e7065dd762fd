public import AuditStore
import DurableFiles
import SpoorModel

/// How far a drawn queue is.
public struct QueueStatus: Sendable {
  /// How far the tasks of one purpose are.
  public struct Part: Hashable, Sendable {
    /// What they are for.
    public var purpose: TaskPurpose
    /// How many there are.
    public var tasks: Int
    /// How many verdicts are wanted.
    public var wanted: Int
    /// How many of the wanted verdicts are there.
    public var given: Int
    /// How many tasks have all their verdicts, or were decided.
    public var done: Int
  }

  /// What one reviewer did.
  public struct Work: Hashable, Sendable {
    /// Who.
    public var reviewer: String
    /// As what.
    public var role: ReviewerRole
    /// Tasks of the queue that they judged.
    public var judged: Int
    /// Tasks that they hold and did not judge.
    public var held: Int
  }

  /// The queue.
  public let draw: QueueDraw
  /// Every purpose that the queue has tasks for.
  public let parts: [Part]
  /// Everybody who judges, holds or decides, by name.
  public let work: [Work]
  /// Tasks on which experts' last words differ and that nobody decided; neither gold nor decoys.
  public let disputed: Int

  /// Counts.
  public init(
    of draw: QueueDraw,
    judged: [JudgedTask],
    leases: [Lease],
    reviewers: [String: ReviewerRole]
  ) {
    self.draw = draw
    parts = TaskPurpose.allCases.compactMap { purpose in
      Part(purpose, judged.filter { $0.drawn.purpose == purpose })
    }
    disputed = judged.count(where: \.isDisputed)
    let ids = Set(draw.tasks.map(\.task.id))
    let open = leases.filter { ids.contains($0.item) }
    let names = Set(reviewers.keys).union(open.map(\.reviewer))
    work = names.sorted().map { name in
      let done = Set(judged.filter { $0.words[name] != nil }.map(\.drawn.task.id))
      return Work(
        reviewer: name,
        role: reviewers[name] ?? .expert,
        judged: done.count,
        held: open.count { $0.reviewer == name && !done.contains($0.item) }
      )
    }
  }
}

extension QueueStatus.Part {
  fileprivate init?(_ purpose: TaskPurpose, _ judged: [JudgedTask]) {
    guard !judged.isEmpty else { return nil }
    self.init(
      purpose: purpose,
      tasks: judged.count,
      wanted: judged.reduce(0) { $0 + $1.drawn.experts },
      given: judged.reduce(0) { $0 + min($1.drawn.experts, $1.words.count) },
      done: judged.count { $0.words.count >= $0.drawn.experts || $0.adjudication != nil }
    )
  }
}
