import Synchronization

/// What the work of another thread failed with first; nothing is attempted after that.
final class FirstFailure: Sendable {
  private let error = Mutex<(any Error)?>(nil)

  /// Does work unless something failed before, and keeps what it throws.
  func attempt(_ work: () throws -> Void) {
    guard error.withLock({ $0 == nil }) else { return }
    do {
      try work()
    } catch {
      self.error.withLock { $0 = error }
    }
  }

  /// Throws what failed, if anything did.
  func check() throws {
    if let error = error.withLock({ $0 }) { throw error }
  }
}
