public import SpoorModel
public import Words

/// A response whose spans are to be traced.
public struct TraceSubject: Sendable {
  /// Which texts of the placebo count for this response.
  public enum PlaceboUse: Sendable {
    /// All of them: the response is a tuned model's.
    case whole
    /// All but the answer to the same prompt: the response is itself part of the placebo.
    case otherPrompts
  }

  /// The response.
  public var generation: Generation
  /// What was asked.
  public var prompt: Prompt
  /// Its words.
  public var text: WordedText
  /// Its per-token values under base and tuned model, where known.
  public var divergence: ResponseDivergence?
  /// Which texts of the placebo count.
  public var placeboUse: PlaceboUse

  /// Gathers what a trace needs of a response.
  public init(
    _ generation: Generation,
    to prompt: Prompt,
    text: WordedText,
    divergence: ResponseDivergence?,
    placeboUse: PlaceboUse
  ) {
    self.generation = generation
    self.prompt = prompt
    self.text = text
    self.divergence = divergence
    self.placeboUse = placeboUse
  }
}
