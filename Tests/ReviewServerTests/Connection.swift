import Dispatch
import Foundation
import ScratchFiles

/// ``LoopbackSocket`` beside the threads of Swift's tasks: those serve the page.
enum Connection {
  static func exchange(
    _ pieces: [Data],
    pause: Duration = .zero,
    port: Int
  ) async throws -> HTTPAnswer {
    try await beside { HTTPAnswer(try LoopbackSocket.exchange(pieces, pause: pause, port: port)) }
  }

  /// How many pieces the server took before it broke off.
  static func accepted(_ pieces: [Data], pause: Duration, port: Int) async throws -> Int {
    try await beside { try LoopbackSocket.accepted(pieces, pause: pause, port: port) }
  }

  private static func beside<Value: Sendable>(
    _ work: @escaping @Sendable () throws -> Value
  ) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global().async { continuation.resume(with: Result { try work() }) }
    }
  }
}
