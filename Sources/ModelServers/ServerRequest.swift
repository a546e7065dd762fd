import DurableFiles
import Records

/// What is sent to a server, without address and key.
struct ServerRequest: Hashable, Sendable {
  /// How it is sent.
  enum Method: String, Sendable {
    case get = "GET"
    case post = "POST"
  }

  var method = Method.post
  /// The route, without a slash before it.
  var path: String
  /// The JSON object; empty where nothing is sent.
  var body = JSONObject([])
  /// Which of several draws is meant, where the server takes no seed: it is not sent.
  var draw: Int?

  /// The body's bytes, the same for the same request.
  var text: String { JSONValue.object(body).text }

  /// The identity of what is asked of an endpoint; another `round` asks the same again.
  ///
  /// The address is part of it: two servers may call two models by one name, and some ignore the name.
  func hash(at endpoint: Endpoint, round: Round) -> ContentHash<ServerRequest> {
    ContentHash(digesting: [
      "spoor.request/1", endpoint.url.description, endpoint.dialect.rawValue, endpoint.model,
      round.rawValue, method.rawValue, path, text, draw.map { "\($0)" } ?? "",
    ])
  }
}

/// Which of several answers to the same request is meant.
public enum Round: String, Sendable {
  /// The one that counts.
  case first
  /// One more, for the noise between two.
  case again
}
