import Dispatch
import Synchronization

/// Waits on the main thread for what runs beside it.
enum Waiting {
  /// Runs `body` to its end.
  ///
  /// - Throws: what `body` throws.
  static func run(_ body: @escaping @Sendable () async throws -> Void) throws {
    try value(of: body)
  }

  /// What `body` makes.
  ///
  /// - Throws: what `body` throws.
  static func value<Value: Sendable>(
    of body: @escaping @Sendable () async throws -> Value
  ) throws -> Value {
    let outcome = Mutex<Result<Value, any Error>>(.failure(CancellationError()))
    let end = DispatchSemaphore(value: 0)
    Task.detached {
      do {
        let value = try await body()
        outcome.withLock { $0 = .success(value) }
      } catch {
        outcome.withLock { $0 = .failure(error) }
      }
      end.signal()
    }
    end.wait()
    return try outcome.withLock { $0 }.get()
  }
}
