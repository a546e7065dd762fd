import Attribution
public import AuditStore
import DurableFiles
public import Foundation
import Hallucinations
import PhraseIndex
public import Review
import SpoorModel

extension StoredAudit {
  /// Draws a review queue from the latest run and keeps it; it takes the place of any drawn before, whose
  /// verdicts stay.
  ///
  /// - Parameters:
  ///   - settings: how.
  ///   - indices: the folder of indices; decoys are drawn from the audit's own.
  /// - Returns: the queue as it was kept.
  /// - Throws: ``SpoorError`` `badInput` where nothing can be drawn, or the index that decoys need is missing.
  public func drawQueue(by settings: DrawSettings, indices: URL) throws -> QueueDraw {
    let run = try latestRun()
    let frame = QueueDrawing.Frame(
      doubted: try store.items(of: run),
      cleared: settings.uncertain > 0 ? try store.clearedItems(of: run) : [],
      threshold: SpanJudge.threshold,
      gold: Set(try store.gold().keys)
    )
    guard !frame.doubted.isEmpty else {
      throw SpoorError(
        .badInput,
        "the latest run doubts nothing, so there is nothing to draw",
        at: SpoorError.Location(file: path),
        remedy: "Audit with detectors (audit.yaml, 'detectors'), or judge passages by eye."
      )
    }
    let decoys = settings.decoys > 0 ? try decoyRows(of: run, in: indices, settings.seed) : nil
    let drawing = try QueueDrawing(from: frame, by: settings) { item in
      try decoys?.rows(
        inPlaceOf: item.entry.evidence,
        for: item.span.text,
        asked: item.prompt.instruction,
        key: item.hash.leadingBits
      )
    }
    let draw = QueueDraw(
      runID: run.id,
      time: .now,
      settings: drawing.settings,
      strata: drawing.strata,
      tasks: drawing.tasks
    )
    try store.record(draw)
    return draw
  }

  /// The queue that was drawn last, what was said of it so far, and who holds what.
  ///
  /// - Throws: ``SpoorError`` `badInput` where no queue was drawn.
  public func queueStatus() throws -> QueueStatus {
    guard let status = try standingQueue() else { throw noQueue }
    return status
  }

  /// The same; `nil` where no queue was drawn.
  public func standingQueue() throws -> QueueStatus? {
    guard let draw = try store.latestDraw() else { return nil }
    return QueueStatus(
      of: draw,
      judged: try store.judged(draw.tasks),
      leases: try store.leases(),
      reviewers: try store.reviewers()
    )
  }

  /// All tasks of the drawn queue, in its order; `nil` where none was drawn.
  public func drawnTasks() throws -> [ReviewTask]? {
    guard let draw = try store.latestDraw() else { return nil }
    return try referenced(draw.tasks)
  }

  /// Tasks of the drawn queue that an expert is to judge, kept for them alone for some days.
  ///
  /// - Throws: ``SpoorError`` `badInput` where no queue was drawn.
  public func tasks(leasedTo reviewer: String, limit: Int, days: Int) throws -> [ReviewTask] {
    try requireQueue()
    let term = LeaseTerm(lasting: .seconds(days * 24 * 3_600))
    return try referenced(store.lease(limit, for: reviewer, batch: term.start.compact, term))
  }

  /// - Throws: ``SpoorError`` `badInput` where no queue was drawn.
  public func requireQueue() throws {
    guard try store.hasDraw() else { throw noQueue }
  }

  private var noQueue: SpoorError {
    SpoorError(
      .badInput,
      "no queue was drawn from this audit",
      at: SpoorError.Location(file: path),
      remedy: "Draw one: spoor queue draw \(path)"
    )
  }

  func referenced(_ drawn: [DrawnTask]) throws -> [ReviewTask] {
    let references = try references()
    return drawn.map { drawn in
      var task = drawn.task
      task.reference = references[task.prompt.id]
      return task
    }
  }

  /// Gives somebody a role in this audit's reviews; whether it is new to them.
  public func appoint(_ name: String, as role: ReviewerRole) throws -> Bool {
    try store.appoint(name, as: role)
  }

  /// Everybody who judges or decides, by name.
  public func reviewers() throws -> [String: ReviewerRole] { try store.reviewers() }

  private func decoyRows(of run: Run, in indices: URL, _ seed: UInt64) throws -> DecoyRows {
    let name = try JSONDecoder().decode(AuditedName.self, from: Data(run.configuration.utf8)).name
    let folder = indices.appending(path: name)
    guard FileManager.default.fileExists(atPath: folder.path) else {
      throw SpoorError(
        .badInput,
        "there is no index here, from which the rows of decoys are drawn",
        at: SpoorError.Location(file: folder.relativePath),
        remedy: "Name the folder of indices with --indices, or draw none with --decoys 0."
      )
    }
    return DecoyRows(from: try PhraseIndex(at: folder), seed: seed)
  }

  /// What a run's configuration tells of its name, which is its index's too.
  private struct AuditedName: Decodable {
    var name: String
  }
}
