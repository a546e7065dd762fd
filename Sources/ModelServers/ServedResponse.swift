public import SpoorModel

/// A response, and how likely both models find its tokens.
public struct ServedResponse: Sendable {
  /// What one scoring says.
  public struct Scoring: Sendable {
    /// The base model's scores.
    public var base: ServerScores
    /// The tuned model's.
    public var tuned: ServerScores
  }

  /// The tuned model's response, with offsets where the server tells how tokens are spelled.
  public var generation: Generation
  /// One text a token; empty where the server does not tell them.
  public var tokenTexts: [String]
  /// Why it ended; `nil` for a response that was given.
  public var end: WrittenText.End?
  /// Whether its tokens are other ones than the model wrote: the server tells only the text, and split
  /// anew it has another number of them.
  public var isResplit = false
  /// The base model's own response, where models write.
  public var ofBase: Generation?
  /// The scores; `nil` for a response without tokens.
  public var scoring: Scoring?
  /// The same asked again, for the noise.
  public var again: Scoring?
}
