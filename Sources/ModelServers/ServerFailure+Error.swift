import SpoorModel

extension ServerFailure {
  /// What it means to a user.
  ///
  /// - Parameters:
  ///   - endpoint: who was asked.
  ///   - route: the route's URL.
  ///   - attempts: how often.
  /// - Returns: the error.
  func error(of endpoint: Endpoint, at route: String, after attempts: Int) -> SpoorError {
    let problem = problem(of: endpoint)
    return SpoorError(
      mayPass ? .unreachable : .badInput,
      attempts > 1 ? "\(problem) (\(attempts) attempts)" : problem,
      at: SpoorError.Location(file: route),
      remedy: remedy(of: endpoint)
    )
  }

  private func problem(of endpoint: Endpoint) -> String {
    switch self {
    case .unreachable(let reason): "no server answers: \(reason)"
    case .brokenOff(let reason): "the connection broke before the answer was whole: \(reason)"
    case .timedOut(let seconds): "no answer in \(seconds) s"
    case .limited: "the server takes no more requests for now (429)"
    case .broken(let status, let says, _):
      "the server failed with status \(status)\(Self.quoted(says))"
    case .malformed(let reason): "the answer is cut off, or no JSON: \(reason)"
    case .tooLong(let bytes): "the answer has more than \(bytes >> 20) MB"
    case .refusedKey(let status):
      endpoint.key == nil
        ? "the server wants a key (\(status))" : "the server refuses the key (\(status))"
    case .unknownModel(let says):
      "the server has no model \"\(endpoint.model)\"\(Self.quoted(says))"
    case .unknownRoute: "the server has no such route (404)"
    case .redirected(let place): "the server sends its visitors to \(place)"
    case .refused(let status, let says):
      "the server refuses the request (\(status))\(Self.quoted(says))"
    }
  }

  private func remedy(of endpoint: Endpoint) -> String {
    switch self {
    case .unreachable: "Start it, or check the URL. \(Self.kept)"
    case .brokenOff: "Look into the server's log. \(Self.kept)"
    case .timedOut:
      "Allow more with --timeout, or ask for less at once with --concurrency. \(Self.kept)"
    case .limited: "Wait, and ask for less at once with --concurrency. \(Self.kept)"
    case .broken: "Look into its log. \(Self.kept)"
    case .malformed: "Check the server, and what stands between. \(Self.kept)"
    case .tooLong: "Ask for fewer with --top, or for shorter responses with --max-tokens."
    case .refusedKey:
      "Set SPOOR_API_KEY in the environment; SPOOR_BASE_API_KEY and SPOOR_TUNED_API_KEY where the "
        + "two models' differ."
    case .unknownModel:
      "Name one that it serves (--base-model, --tuned-model, --model); GET /v1/models lists them."
    case .unknownRoute:
      "Check the URL, and --dialect: it is asked as \(endpoint.dialect.rawValue)."
    case .redirected:
      "Name that URL, if you trust it: neither key nor texts are sent where you did not say."
    case .refused(_, let says): Self.remedy(ofRefusal: says)
    }
  }

  private static func remedy(ofRefusal says: String) -> String {
    switch says.lowercased() {
    case let text where text.contains("logits_all"):
      "Start llama-cpp-python with --logits_all true."
    case let text where text.contains("logprobs") && text.contains("max"):
      "Ask for fewer with --top, or serve with --max-logprobs of at least as many."
    case let text where text.contains("context"):
      "Serve the model with a longer context, or leave the prompt out."
    default: "Check --dialect, and the server's version (docs/servers.md)."
    }
  }

  private static let kept = "What was answered is kept: the same command goes on from there."

  private static func quoted(_ says: String) -> String { says.isEmpty ? "" : ": \"\(says)\"" }
}
