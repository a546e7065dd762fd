import Foundation
import Records
import SpoorModel

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

extension ServerFailure {
  /// What an answer's status says; `nil` for an answer that is one.
  init?(_ response: HTTPURLResponse, _ body: Data, _ endpoint: Endpoint) {
    let status = response.statusCode
    let wish = Patience.wish(response.value(forHTTPHeaderField: "Retry-After"))
    let says = Self.message(body, endpoint)
    switch status {
    case 200..<300: return nil
    case 300..<400:
      self = .redirected(to: response.value(forHTTPHeaderField: "Location") ?? "nowhere")
    case 401, 403: self = .refusedKey(status: status)
    case 408: self = .broken(status: status, says: says, wish: wish)
    case 429: self = .limited(wish: wish)
    case 400, 404, 422:
      self =
        Self.isAboutModel(says, endpoint.model)
        ? .unknownModel(says) : status == 404 ? .unknownRoute : .refused(status: status, says: says)
    // llama-cpp-python says so with a 500; no later attempt would find anything else.
    case 500... where says.contains("not supported"): self = .refused(status: status, says: says)
    case 500...: self = .broken(status: status, says: says, wish: wish)
    default: self = .refused(status: status, says: says)
    }
  }

  /// What the network says.
  init(_ error: URLError, _ patience: Patience) {
    switch error.code {
    case .timedOut: self = .timedOut(seconds: Int(patience.timeOut / .seconds(1)))
    case .cannotConnectToHost, .cannotFindHost, .dnsLookupFailed, .notConnectedToInternet,
      .secureConnectionFailed, .serverCertificateUntrusted, .serverCertificateHasBadDate,
      .serverCertificateHasUnknownRoot, .serverCertificateNotYetValid:
      self = .unreachable(error.localizedDescription)
    // Outside Apple's systems what curl says of a connection that breaks has no code of its own.
    default: self = .brokenOff(error.localizedDescription)
    }
  }

  /// vLLM: "The model `x` does not exist."; OpenAI: "The model `x` does not exist or you do not have
  /// access to it."; others: "model not found".
  private static func isAboutModel(_ says: String, _ model: String) -> Bool {
    let text = says.lowercased()
    return text.contains("model")
      && ["does not exist", "not found", "no such", "unknown", "not served", "invalid model"]
        .contains { text.contains($0) }
  }

  private static let longestMessage = 300

  /// What the body says in words: in `error.message`, `message` or `detail`; without the key, which some
  /// servers repeat.
  private static func message(_ body: Data, _ endpoint: Endpoint) -> String {
    let place = SpoorError.Location(file: "")
    // An error's body need not be JSON, and then it is a proxy's page: nothing to quote.
    guard let object = (try? JSONValue(parsing: Array(body), at: place))?.members else { return "" }
    let places = [
      object["error"]?.members?["message"], object["error"], object["message"], object["detail"],
    ]
    let found = places.lazy.compactMap { $0?.characters }.first
    let text = found ?? object["detail"]?.text ?? ""
    let plain = endpoint.key?.removed(from: text) ?? text
    return String(plain.prefix(longestMessage))
  }
}
