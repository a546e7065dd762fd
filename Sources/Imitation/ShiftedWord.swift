/// A word of a tuned model's responses, by how often tuning shifted it.
public struct ShiftedWord: Hashable, Sendable, Codable {
  /// The word, folded.
  public var word: String
  /// How often it is shifted: the base model ranks one of its tokens above 3.
  public var shifted: Int
  /// How often it stands in the responses with known ranks.
  public var occurrences: Int
  /// The mean over its shifted occurrences of the greatest KL(tuned‖base) of its tokens, in nats.
  public var kl: Double?
  /// How often it stands in the dataset's outputs; `nil` without dataset.
  public var inOutputs: Int?

  enum CodingKeys: String, CodingKey {
    case word, shifted, occurrences, kl
    case inOutputs = "in_outputs"
  }

  /// Joins what is known of a word.
  public init(
    word: String,
    shifted: Int,
    occurrences: Int,
    kl: Double?,
    inOutputs: Int? = nil
  ) {
    self.word = word
    self.shifted = shifted
    self.occurrences = occurrences
    self.kl = kl
    self.inOutputs = inOutputs
  }
}
