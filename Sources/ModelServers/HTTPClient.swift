import Foundation
import Records
import SpoorModel

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// Sends requests to one server, and sends them again where that may help.
///
/// What may help: the network, 408, 429, 5xx, an answer that was cut off. What never does is an error at
/// once: a refused key, an unknown model. A redirect is an error, too.
struct HTTPClient: Sendable {
  private let endpoint: Endpoint
  private let patience: Patience
  private let session: URLSession
  private let exchange = HTTPExchange()

  init(_ endpoint: Endpoint, patience: Patience) {
    self.endpoint = endpoint
    self.patience = patience
    let configuration = URLSessionConfiguration.ephemeral
    configuration.httpMaximumConnectionsPerHost = Self.mostConnections
    // The default of 60 s would end what the request's own time-out allows.
    configuration.timeoutIntervalForRequest = patience.timeOut / .seconds(1)
    configuration.requestCachePolicy = .reloadIgnoringLocalCacheData
    configuration.urlCache = nil
    configuration.httpCookieStorage = nil
    session = URLSession(configuration: configuration, delegate: exchange, delegateQueue: nil)
  }

  /// Whoever asks limits how much is asked at a time; the session must not do so below that.
  private static let mostConnections = 1024

  /// The answer to a request, and its bytes.
  ///
  /// - Throws: ``SpoorError``; `CancellationError` where the task was cancelled.
  func answer(to request: ServerRequest) async throws -> (answer: ServerAnswer, bytes: Data) {
    let route = endpoint.url.route(request.path)
    var attempt = 1
    while true {
      do {
        let bytes = try await bytes(of: request, route)
        return (try parsed(bytes, route), bytes)
      } catch let failure as ServerFailure {
        let chance = Double.random(in: 0..<1)
        guard failure.mayPass, attempt < patience.attempts,
          let pause = patience.pause(after: attempt, wish: failure.wish, chance: chance)
        else { throw failure.error(of: endpoint, at: route.absoluteString, after: attempt) }
        try await Task.sleep(for: pause)
        attempt += 1
      }
    }
  }

  private func bytes(of request: ServerRequest, _ route: URL) async throws -> Data {
    do {
      let (data, response) = try await exchange.answer(to: sent(request, route), in: session)
      guard let response = response as? HTTPURLResponse else {
        throw ServerFailure.malformed("no HTTP")
      }
      if let failure = ServerFailure(response, data, endpoint) { throw failure }
      return data
    } catch let error as URLError {
      try Task.checkCancellation()
      throw ServerFailure(error, patience)
    } catch is HTTPExchange.TooLong {
      throw ServerFailure.tooLong(bytes: HTTPExchange.mostBytes)
    }
  }

  private func sent(_ request: ServerRequest, _ route: URL) -> URLRequest {
    var sent = URLRequest(url: route, timeoutInterval: patience.timeOut / .seconds(1))
    sent.httpMethod = request.method.rawValue
    sent.setValue("application/json", forHTTPHeaderField: "Accept")
    if let key = endpoint.key {
      sent.setValue(key.authorization, forHTTPHeaderField: "Authorization")
    }
    if request.method == .post {
      sent.setValue("application/json", forHTTPHeaderField: "Content-Type")
      sent.httpBody = Data(request.text.utf8)
    }
    return sent
  }

  private func parsed(_ bytes: Data, _ route: URL) throws(ServerFailure) -> ServerAnswer {
    let place = route.absoluteString
    let value: JSONValue
    do {
      value = try JSONValue(parsing: Array(bytes), at: SpoorError.Location(file: place))
    } catch {
      throw ServerFailure.malformed(error.problem)
    }
    guard let body = value.members else {
      throw ServerFailure.malformed("\(value.kind) instead of an object")
    }
    return ServerAnswer(body: body, source: place)
  }
}
