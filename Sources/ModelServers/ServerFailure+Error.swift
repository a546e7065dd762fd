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
    let (code, problem, remedy) = parts(endpoint)
    return SpoorError(
      code,
      attempts > 1 ? "\(problem) (\(attempts) attempts)" : problem,
      at: SpoorError.Location(file: route),
      remedy: remedy
    )
  }

  private func parts(_ endpoint: Endpoint) -> (SpoorError.Code, String, String) {
    switch self {
    case .unreachable(let reason): (.unreachable, "no server answers: \(reason)", Self.goOn)
    case .brokenOff(let reason):
      (
        .unreachable, "the connection broke before the answer was whole: \(reason)",
        "Look into the server's log. \(Self.kept)"
      )
    case .timedOut(let seconds):
      (
        .unreachable, "no answer in \(seconds) s",
        "Allow more with --timeout, or ask for less at once with --concurrency. \(Self.kept)"
      )
    case .limited:
      (
        .unreachable, "the server takes no more requests for now (429)",
        "Wait, and ask for less at once with --concurrency. \(Self.kept)"
      )
    case .broken(let status, let says, _):
      (
        .unreachable, "the server failed with status \(status)\(Self.quoted(says))",
        "Look into its log. \(Self.kept)"
      )
    case .malformed(let reason):
      (
        .unreachable, "the answer is cut off, or no JSON: \(reason)",
        "Check the server, and what stands between. \(Self.kept)"
      )
    case .tooLong(let bytes):
      (
        .badInput, "the answer has more than \(bytes >> 20) MB",
        "Ask for fewer with --top, or for shorter responses with --max-tokens."
      )
    case .refusedKey(let status): refusedKey(status, endpoint)
    case .unknownModel(let says):
      (
        .badInput, "the server has no model \"\(endpoint.model)\"\(Self.quoted(says))",
        "Name one that it serves (--base-model, --tuned-model, --model); GET /v1/models lists them."
      )
    case .unknownRoute:
      (
        .badInput, "the server has no such route (404)",
        "Check the URL, and --dialect: it is asked as \(endpoint.dialect.rawValue)."
      )
    case .redirected(let place):
      (
        .badInput, "the server sends its visitors to \(place)",
        "Name that URL, if you trust it: neither key nor texts are sent where you did not say."
      )
    case .refused(let status, let says): refused(status, says)
    }
  }

  private func refusedKey(
    _ status: Int,
    _ endpoint: Endpoint
  ) -> (SpoorError.Code, String, String) {
    let problem =
      endpoint.key == nil
      ? "the server wants a key (\(status))" : "the server refuses the key (\(status))"
    return (
      .badInput, problem,
      "Set SPOOR_API_KEY in the environment; SPOOR_BASE_API_KEY and SPOOR_TUNED_API_KEY where the "
        + "two models' differ."
    )
  }

  private func refused(_ status: Int, _ says: String) -> (SpoorError.Code, String, String) {
    let remedy =
      switch says.lowercased() {
      case let text where text.contains("logits_all"):
        "Start llama-cpp-python with --logits_all true."
      case let text where text.contains("logprobs") && text.contains("max"):
        "Ask for fewer with --top, or serve with --max-logprobs of at least as many."
      case let text where text.contains("context"):
        "Serve the model with a longer context, or leave the prompt out."
      default: "Check --dialect, and the server's version (docs/servers.md)."
      }
    return (.badInput, "the server refuses the request (\(status))\(Self.quoted(says))", remedy)
  }

  private static let kept = "What was answered is kept: the same command goes on from there."
  private static let goOn = "Start it, or check the URL. \(kept)"

  private static func quoted(_ says: String) -> String { says.isEmpty ? "" : ": \"\(says)\"" }
}
