import SpoorModel

/// Why a request brought no answer.
enum ServerFailure: Error, Equatable {
  /// No connection.
  case unreachable(String)
  /// A connection that broke before the answer was whole.
  case brokenOff(String)
  /// No answer in time.
  case timedOut(seconds: Int)
  /// 401 or 403.
  case refusedKey(status: Int)
  /// The server has no such model, it says.
  case unknownModel(String)
  /// It has no such route.
  case unknownRoute
  /// 429.
  case limited(wish: Duration?)
  /// A status of 500 or more.
  case broken(status: Int, says: String, wish: Duration?)
  /// It names another address.
  case redirected(to: String)
  /// Any other status that is not 200.
  case refused(status: Int, says: String)
  /// The answer is no JSON object: cut off, or not what it should be.
  case malformed(String)
  /// The answer is larger than is read.
  case tooLong(bytes: Int)

  /// Whether the same request may be answered later.
  var mayPass: Bool {
    switch self {
    case .unreachable, .brokenOff, .timedOut, .limited, .broken, .malformed: true
    case .refusedKey, .unknownModel, .unknownRoute, .redirected, .refused, .tooLong: false
    }
  }

  /// The pause that the server asks for.
  var wish: Duration? {
    switch self {
    case .limited(let wish), .broken(_, _, let wish): wish
    default: nil
    }
  }
}
