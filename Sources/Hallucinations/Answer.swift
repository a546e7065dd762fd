public import SpoorModel
public import Words

/// One response as a detector sees it: its words, what its models made of its tokens, and what else
/// was said in its place.
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
  /// The base model's own answer to the prompt; `nil` where unknown, and for that answer itself.
  public var baseAnswer: WordedText?
  /// Other answers of the same model to the prompt, sampled.
  public var samples: [WordedText] = []
  /// The marks that files have of the response, by the detector that takes them; none where its file does
  /// not know the response.
  public var marks: [Detector: [MarkedResponse.Mark]] = [:]

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
