import AuditStore
import DurableFiles
import SpoorModel

/// What reviewers were shown under the ids of an audit: tasks of its drawn queues, else items of its latest run.
final class ShownTasks {
  private let store: AuditStore
  private var items: [ItemHash: ReviewTask]?
  /// Of files that have the verdicts of several reviewers those on a task stand together.
  private var last: (id: ItemHash, task: ReviewTask?)?

  init(of store: AuditStore) { self.store = store }

  /// The task of an id; `nil` where the audit has none.
  func task(_ id: ItemHash) throws -> ReviewTask? {
    if let last, last.id == id { return last.task }
    let task = try stored(id)
    last = (id, task)
    return task
  }

  private func stored(_ id: ItemHash) throws -> ReviewTask? {
    if let drawn = try store.drawnTask(id) { return drawn.task }
    if let items { return items[id] }
    guard let run = try store.latestCompleteRun() else { return nil }
    let tasks = try store.items(of: run).map { ($0.hash, ReviewTask($0)) }
    let known = Dictionary(tasks) { $1 }
    items = known
    return known[id]
  }
}
