/// A model behind a running server, and the language that the server speaks.
public struct Endpoint: Sendable {
  /// Where the server answers.
  public var url: ServerURL
  /// The model's name as the server has it.
  public var model: String
  /// How it is asked.
  public var dialect: DialectName
  /// The server's key, where it wants one.
  public var key: APIKey?

  /// Describes a model behind a server.
  public init(url: ServerURL, model: String, dialect: DialectName, key: APIKey? = nil) {
    self.url = url
    self.model = model
    self.dialect = dialect
    self.key = key
  }
}
