public import SpoorModel
public import Words

/// One response as a detector sees it: its words, and what its models made of its tokens.
public struct Answer: Sendable {
  /// Which of the two models wrote the response.
  public enum Speaker: Sendable {
    /// The base model: its own entropies and log-probabilities are those of `base`.
    case base
    /// The tuned model.
    case tuned
  }

  /// The response.
  public var generation: Generation
  /// What was asked.
  public var prompt: Prompt
  /// Its words.
  public var text: WordedText
  /// Its per-token values, where known.
  public var divergence: ResponseDivergence?
  /// Who wrote it.
  public var speaker: Speaker

  /// Gathers what is known of a response.
  public init(
    _ generation: Generation,
    to prompt: Prompt,
    text: WordedText,
    divergence: ResponseDivergence?,
    speaker: Speaker
  ) {
    self.generation = generation
    self.prompt = prompt
    self.text = text
    self.divergence = divergence
    self.speaker = speaker
  }
}
