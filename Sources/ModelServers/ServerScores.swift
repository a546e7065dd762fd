public import Records

/// What a server told of a response's tokens.
public struct ServerScores: Sendable {
  /// The record of a file of log-probabilities (docs/formats.md).
  public var record: JSONObject
  /// The texts of the response's tokens, where the server tells them with their scores.
  public var tokenTexts: [String]?
}
