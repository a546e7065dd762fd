import ArgumentParser
import Foundation
import ModelServers
import SpoorModel

/// How running servers are asked.
struct ServerOptions: ParsableArguments {
  @Option(help: "How many requests are under way at once.")
  var concurrency = 8

  @Option(help: "How many seconds one answer may take.")
  var timeout = 600

  @Option(help: "How often a request is sent before it has failed.")
  var attempts = 6

  func validate() throws {
    guard concurrency > 0, timeout > 0, attempts > 0 else {
      throw ValidationError("--concurrency, --timeout and --attempts must be at least 1.")
    }
  }

  var patience: Patience { Patience(attempts: attempts, timeOut: .seconds(timeout)) }

  /// The endpoint that a user means.
  ///
  /// - Parameters:
  ///   - asked: URL, model and dialect as far as they are said.
  ///   - purpose: which key of the environment is sent.
  /// - Returns: the endpoint, with the key of the environment.
  /// - Throws: ``SpoorError``.
  func endpoint(_ asked: AskedEndpoint, for purpose: APIKey.Purpose) throws -> Endpoint {
    let url = try ServerURL(asked.url)
    let key = try APIKey(in: ProcessInfo.processInfo.environment, for: purpose)
    let patience = patience
    return try Waiting.value {
      let served = try await ServedModels(at: url, key: key, patience: patience)
      var endpoint = try served.endpoint(model: asked.model, dialect: asked.dialect, key: key)
      endpoint.name = asked.name ?? endpoint.model
      return endpoint
    }
  }
}

/// A model behind a server as far as a user names it.
struct AskedEndpoint: Sendable {
  var url: String
  var model: String?
  var name: String?
  var dialect: DialectName?
}
