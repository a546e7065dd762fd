import Dispatch
import Synchronization

/// Waits on the main thread for what runs beside it.
enum Waiting {
  /// Runs `body` to its end.
  ///
  /// - Throws: what `body` throws.
  static func run(_ body: @escaping @Sendable () async throws -> Void) throws {
    let outcome = Mutex<Result<Void, any Error>>(.success(()))
    let end = DispatchSemaphore(value: 0)
    Task.detached {
      do {
        try await body()
      } catch {
        outcome.withLock { $0 = .failure(error) }
      }
      end.signal()
    }
    end.wait()
    try outcome.withLock { $0 }.get()
  }
}
