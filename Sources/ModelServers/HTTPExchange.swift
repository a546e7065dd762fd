import Foundation
import Synchronization

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// Sends requests and gathers their answers; follows no redirect, and no answer is without bound.
///
/// Foundation's own `data(for:delegate:)` asks its delegate nothing of redirects outside Apple's systems:
/// only a session's delegate can refuse them.
final class HTTPExchange: NSObject, URLSessionDataDelegate, Sendable {
  /// An answer that is as large as nobody expects.
  struct TooLong: Error {}

  /// Log-probabilities of a whole vocabulary, of a response of some hundred tokens, are as long.
  static let mostBytes = 1 << 30

  /// An answer that is being gathered.
  private struct Gathering {
    var bytes = Data()
    var isTooLong = false
    var end: CheckedContinuation<(Data, URLResponse?), any Error>
  }

  private let answers = Mutex<[Int: Gathering]>([:])
  private let limit: Int

  init(limit: Int = HTTPExchange.mostBytes) { self.limit = limit }

  /// The answer to a request, and its body.
  ///
  /// - Throws: `URLError`, ``TooLong``.
  func answer(to request: URLRequest, in session: URLSession) async throws -> (Data, URLResponse?) {
    let task = session.dataTask(with: request)
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { end in
        answers.withLock { $0[task.taskIdentifier] = Gathering(end: end) }
        task.resume()
      }
    } onCancel: {
      task.cancel()
    }
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    let id = dataTask.taskIdentifier
    let count = answers.withLock { answers in
      answers[id]?.bytes.append(data)
      return answers[id]?.bytes.count ?? 0
    }
    guard count > limit else { return }
    answers.withLock { $0[id]?.isTooLong = true }
    dataTask.cancel()
  }

  func urlSession(
    _ session: URLSession,
    task: URLSessionTask,
    didCompleteWithError error: (any Error)?
  ) {
    guard let answer = answers.withLock({ $0.removeValue(forKey: task.taskIdentifier) }) else {
      return
    }
    if answer.isTooLong {
      answer.end.resume(throwing: TooLong())
    } else if let error {
      answer.end.resume(throwing: error)
    } else {
      answer.end.resume(returning: (answer.bytes, task.response))
    }
  }

  /// Key and texts are for the server that was named.
  func urlSession(
    _ session: URLSession,
    task: URLSessionTask,
    willPerformHTTPRedirection response: HTTPURLResponse,
    newRequest request: URLRequest,
    completionHandler: @escaping (URLRequest?) -> Void
  ) {
    completionHandler(nil)
  }
}
