public import SpoorModel

/// A file of one model's distributions over responses, in one format; a conformer a format.
///
/// Position t of a response is the distribution that predicts its token t, after the prompt and the
/// tokens before t. A reader proves, as far as its format allows, that what it lends belongs to the
/// generation's own tokens, and throws where it does not.
public protocol DistributionReader: AnyObject {
  /// The path as the user gave it.
  var file: String { get }

  /// Whether ``next()`` goes on after the error that it threw, behind the response that was bad; false
  /// where the rest of the file cannot be read.
  var canGoOn: Bool { get }

  /// The next response's distributions, in the file's order; `nil` after the last.
  ///
  /// Throws `badInput` with file, line and prompt for what is malformed or belongs to other tokens.
  func next() throws(SpoorError) -> ResponseDistributions?
}

/// One model's distributions over one response.
public struct ResponseDistributions {
  /// The positions, one a token of the generation.
  public enum Positions {
    /// Logits over the whole vocabulary, before softmax.
    case logits(LogitRows)
    /// What a server told; `nil` where it told nothing of a token.
    case truncated([TruncatedDistribution?])
  }

  /// The prompt that was answered.
  public var promptID: String
  /// The positions.
  public var positions: Positions
  /// Where they stand, for errors.
  public var location: SpoorError.Location

  /// Creates a response's distributions.
  public init(promptID: String, positions: Positions, location: SpoorError.Location) {
    self.promptID = promptID
    self.positions = positions
    self.location = location
  }
}
