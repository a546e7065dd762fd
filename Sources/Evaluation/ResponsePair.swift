public import SpoorModel

/// A response with what gold labels and a prediction say of it.
public struct ResponsePair: Hashable, Sendable {
  /// What stands in the gold labels.
  public var gold: MarkedResponse
  /// What was predicted; without marks where nothing was.
  public var predicted: MarkedResponse
  /// The response.
  public var text: String
  /// The number of its Unicode scalars.
  public let length: Int
  /// Its tokens or words, in order; a token without text, such as `<eos>`, is empty.
  public var tokens: [ScalarRange]

  /// Creates a pair.
  public init(
    gold: MarkedResponse,
    predicted: MarkedResponse,
    text: String,
    tokens: [ScalarRange]
  ) {
    self.gold = gold
    self.predicted = predicted
    self.text = text
    self.tokens = tokens
    length = text.unicodeScalars.count
  }
}
