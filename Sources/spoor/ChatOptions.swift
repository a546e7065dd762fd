import ArgumentParser
import ModelServers

/// How a chat model is asked for JSON.
struct ChatOptions: ParsableArguments {
  @Option(help: "The model's name there, if the server has several.")
  var model: String?

  @Option(
    help: ArgumentHelp(
      "How the server is told the answer's shape: schema, object (llama-cpp-python) or words.",
      valueName: "form"
    )
  )
  var answers: ChatQuestion.Form = .schema

  @OptionGroup var servers: ServerOptions

  /// The endpoint that a user means.
  ///
  /// - Parameter server: its URL.
  /// - Returns: the endpoint.
  /// - Throws: ``SpoorError``.
  func endpoint(at server: String) throws -> Endpoint {
    try servers.endpoint(
      AskedEndpoint(url: server, model: model, dialect: .spokenByAll),
      for: .only
    )
  }
}
