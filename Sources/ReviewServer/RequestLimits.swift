import NIOCore

/// What a request may take.
struct RequestLimits: Sendable {
  /// How long its head, and then its body, may take.
  var request: TimeAmount = .seconds(10)
  /// How long the answer may take to be made and taken.
  var answer: TimeAmount = .seconds(30)
  /// How long a connection may be idle between requests.
  var idle: TimeAmount = .seconds(75)
  /// Bytes of a body: a note of many pages fits.
  var body = 256 * 1024
  /// Bytes of all headers.
  var headers = 16 * 1024
  /// Connections at once; further ones wait.
  var connections = 1_000
  /// Requests of one visitor.
  var asking = Rate(lasting: 50, burst: 200)
  /// Attempts to come in from one address.
  var joining = Rate(lasting: 5, burst: 50)
}
