/// A model behind a running server, and the language that the server speaks.
public struct Endpoint: Sendable {
  /// Where the server answers.
  public var url: ServerURL
  /// The model's name as the server has it.
  public var model: String
  /// What files call it.
  public var name: String
  /// How it is asked.
  public var dialect: DialectName
  /// The server's key, where it wants one.
  public var key: APIKey?

  /// Describes a model behind a server.
  ///
  /// - Parameters:
  ///   - url: where the server answers.
  ///   - model: the model's name there.
  ///   - name: what files call it, if something else.
  ///   - dialect: how it is asked.
  ///   - key: the server's key, where it wants one.
  public init(
    url: ServerURL,
    model: String,
    name: String? = nil,
    dialect: DialectName,
    key: APIKey? = nil
  ) {
    self.url = url
    self.model = model
    self.name = name ?? model
    self.dialect = dialect
    self.key = key
  }
}
