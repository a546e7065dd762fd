/// A mark of a file that cannot be put into its response: counted and listed, never guessed.
public struct UnlocatedMark: Hashable, Sendable {
  /// Why a mark has no place.
  public enum Reason: String, Hashable, Sendable {
    /// The response does not hold the quote.
    case notInResponse = "the response does not hold the quote"
    /// The response holds the quote several times, and nothing says which is meant.
    case ambiguous = "the response holds the quote several times"
    /// The offsets lie outside of the response, or end before they start.
    case outOfRange = "the offsets lie outside of the response"
    /// The quote is not what stands at the offsets, nor anywhere once.
    case mismatch = "the quote is not what stands at the offsets"
    /// The audit has no response of this prompt and model.
    case unknownResponse = "no such response"
  }

  /// The file and record that hold it.
  public var location: SpoorError.Location
  /// The prompt or item.
  public var promptID: String
  /// The quoted words, as the file has them.
  public var quote: String
  /// Why it has no place.
  public var reason: Reason

  /// Creates an unlocated mark.
  public init(
    at location: SpoorError.Location,
    promptID: String,
    quote: String,
    reason: Reason
  ) {
    self.location = location
    self.promptID = promptID
    self.quote = quote
    self.reason = reason
  }
}
