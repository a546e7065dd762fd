import AuditStore
import Dispatch
import Synchronization

/// Lets many write to one store: whoever waits while the disk is busy shares the next commit.
///
/// A job is answered when what it said is on the disk. Each is whole or not at all, and fails alone.
final class CommitDesk: Sendable {
  private struct Waiting: Sendable {
    let job: AuditStore.Job
    let answer: @Sendable (Result<Void, any Error>) -> Void
  }

  private let store: AuditStore
  private let waiting = Mutex<[Waiting]>([])
  // SQLite blocks its thread: the few threads of Swift's tasks must not be among them.
  private let writing = DispatchQueue(label: "spoor.review.writing")
  private let reading = DispatchQueue(label: "spoor.review.reading", attributes: .concurrent)

  init(_ store: AuditStore) { self.store = store }

  /// Runs a job in the next commit.
  ///
  /// - Parameter job: what to say and ask.
  /// - Returns: what the job does, once it is on the disk.
  /// - Throws: what the job throws, which changed nothing then; what the commit throws.
  func commit<Value: Sendable>(
    _ job: @escaping @Sendable (ReviewTransaction) throws -> Value
  ) async throws -> Value {
    let outcome = Mutex<Value?>(nil)
    try await withCheckedThrowingContinuation { continuation in
      enqueue(
        Waiting(
          job: { transaction in
            let value = try job(transaction)
            outcome.withLock { $0 = value }
          },
          answer: { continuation.resume(with: $0) }
        )
      )
    }
    guard let value = outcome.withLock({ $0 }) else { throw PageRefusal.lostAnswer }
    return value
  }

  /// Asks the store without waiting for whoever writes.
  func look<Value: Sendable>(
    _ question: @escaping @Sendable (AuditStore) throws -> Value
  ) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      reading.async { [store] in
        continuation.resume(with: Result { try question(store) })
      }
    }
  }

  private func enqueue(_ job: Waiting) {
    let isFirst = waiting.withLock { waiting in
      waiting.append(job)
      return waiting.count == 1
    }
    if isFirst { writing.async { self.commitWaiting() } }
  }

  private func commitWaiting() {
    let jobs = waiting.withLock { waiting in
      defer { waiting = [] }
      return waiting
    }
    do {
      let failures = try store.commit(jobs.map(\.job))
      for (job, failure) in zip(jobs, failures) {
        job.answer(failure.map { .failure($0) } ?? .success(()))
      }
    } catch {
      for job in jobs { job.answer(.failure(error)) }
    }
  }
}
