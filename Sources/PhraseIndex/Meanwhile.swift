import Dispatch

/// A value that another thread makes meanwhile.
///
/// Unchecked because `result` is written before the group is left and read after it was waited for.
final class Meanwhile<Value>: @unchecked Sendable {
  private let group = DispatchGroup()
  private var result: Result<Value, any Error> = .failure(CancellationError())

  /// Begins at once.
  init(_ make: @escaping @Sendable () throws -> Value) {
    DispatchQueue.global().async(group: group) { self.result = Result { try make() } }
  }

  /// Waits for the value.
  func value() throws -> Value {
    group.wait()
    return try result.get()
  }
}
