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
    try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global().async {
        continuation.resume(
          with: Result {
            HTTPAnswer(try LoopbackSocket.exchange(pieces, pause: pause, port: port))
          }
        )
      }
    }
  }
}
