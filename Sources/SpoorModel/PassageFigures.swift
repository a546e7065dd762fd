/// How much of a model's answers stands word for word in the dataset's outputs, beside other models.
///
/// Overlap alone proves nothing: a model that was never tuned on the dataset overlaps it too. The
/// differences tell whether the model's answers hold more than others'.
public struct PassageFigures: Codable, Hashable, Sendable {
  /// The number of words from which a run counts as a passage.
  public var leastWords: Int
  /// The number of passages.
  public var passages: Int
  /// How many of its answers hold one, and how much of them.
  public var presence: PassagePresence
  /// How many passages have each provenance; empty where they were counted and not traced.
  public var provenance: [String: Int]
  /// The model against each other one, in the order of the audit's settings, the base first.
  public var differences: [PassageDifference]

  private enum CodingKeys: String, CodingKey {
    case leastWords = "least_words"
    case passages, presence, provenance, differences
  }

  /// Creates figures.
  public init(
    leastWords: Int,
    passages: Int,
    presence: PassagePresence,
    provenance: [String: Int],
    differences: [PassageDifference]
  ) {
    self.leastWords = leastWords
    self.passages = passages
    self.presence = presence
    self.provenance = provenance
    self.differences = differences
  }
}

/// The presence rates of one model's answers.
public struct PassagePresence: Codable, Hashable, Sendable {
  /// Answers that hold a passage, of all answers.
  public var withPassage: Rate
  /// Words of the answers that lie in a passage, of all words.
  public var wordsInside: Rate

  private enum CodingKeys: String, CodingKey {
    case withPassage = "with_passage"
    case wordsInside = "words_inside"
  }

  /// Creates rates.
  public init(withPassage: Rate, wordsInside: Rate) {
    self.withPassage = withPassage
    self.wordsInside = wordsInside
  }
}
