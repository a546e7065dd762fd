import Records
public import SpoorModel

/// What a server says that it serves, at `/v1/models`.
public struct ServedModels: Sendable {
  /// The models' names, in its order.
  public let names: [String]
  /// The language that it seems to speak; `nil` where the answer does not show it.
  public let dialect: DialectName?

  private let url: ServerURL

  /// Asks a server; nothing is kept, so that a server that is not there is known at once.
  ///
  /// - Parameters:
  ///   - url: the server.
  ///   - key: its key, where it wants one.
  ///   - patience: how long; it is asked once.
  /// - Throws: ``SpoorError`` `unreachable` where no server answers, `badInput` where it refuses.
  public init(at url: ServerURL, key: APIKey?, patience: Patience = Patience()) async throws {
    // The model is not known yet, and this request names none.
    let endpoint = Endpoint(url: url, model: "", dialect: .spokenByAll, key: key)
    var once = patience
    once.attempts = 1
    let client = HTTPClient(endpoint, patience: once)
    let request = ServerRequest(method: .get, path: "v1/models")
    let answer = try await client.answer(to: request).answer
    let models = answer.body["data"]?.elements?.compactMap(\.members) ?? []
    names = models.compactMap { $0["id"]?.characters }
    dialect =
      models.lazy.compactMap { $0["owned_by"]?.characters }.compactMap { DialectName(owner: $0) }
      .first
    self.url = url
  }

  /// The endpoint that a user means.
  ///
  /// - Parameters:
  ///   - model: the model; may be left out where there is one.
  ///   - dialect: the dialect; may be left out where the server's answer shows it.
  ///   - key: the server's key.
  /// - Returns: the endpoint.
  /// - Throws: ``SpoorError`` `usage` where something must be said.
  public func endpoint(
    model: String?,
    dialect: DialectName?,
    key: APIKey?
  ) throws(SpoorError) -> Endpoint {
    guard let dialect = dialect ?? self.dialect else {
      throw SpoorError(
        .usage,
        "\(url) does not show which server it is",
        remedy: "Say it with --dialect: "
          + DialectName.allCases.map(\.rawValue).joined(separator: ", ") + "."
      )
    }
    return Endpoint(url: url, model: try self.model(model), dialect: dialect, key: key)
  }

  private func model(_ asked: String?) throws(SpoorError) -> String {
    if let asked {
      // A server that lists nothing may still serve it.
      guard names.isEmpty || names.contains(asked) else {
        throw SpoorError(
          .badInput,
          "\(url) serves no model \"\(asked)\"",
          remedy: "It serves \(listed)."
        )
      }
      return asked
    }
    guard names.count == 1 else {
      throw SpoorError(
        .usage,
        names.isEmpty ? "\(url) lists no models" : "\(url) serves \(names.count) models",
        remedy: names.isEmpty ? "Name the model." : "Name one of \(listed)."
      )
    }
    return names[0]
  }

  private static let listedAtMost = 12

  private var listed: String {
    let shown = names.prefix(Self.listedAtMost).map { "\"\($0)\"" }.joined(separator: ", ")
    return names.count > Self.listedAtMost ? shown + ", …" : shown
  }
}
