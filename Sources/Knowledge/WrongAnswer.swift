/// An answer that exact match calls wrong.
public struct WrongAnswer: Hashable, Sendable {
  /// What is wrong with it, which a person says.
  public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    /// It is false.
    case wrong
    /// It is right in other words.
    case paraphrase
    /// It is true, but says less: a country for a town.
    case higherGranularity = "higher_granularity"
    /// It is true, and says more: a town for a country.
    case lowerGranularity = "lower_granularity"
  }

  /// The question's row or prompt.
  public var id: QuestionID
  /// What was asked.
  public var question: String?
  /// The right answers.
  public var answers: [String]
  /// What of the subject is asked.
  public var relation: String?
  /// The answer, without what the generation went on with.
  public var text: String
  /// How its tokens were chosen.
  public var decoding: ModelAnswer.Decoding
  /// SQuAD's word F1 against the nearest right answer: above 0 a near miss.
  public var wordF1: Double
}
