/// The words of one response of a tuned model, by what tuning did to them.
public struct ShiftedResponse: Sendable {
  /// The prompt that was answered.
  public let promptID: String
  /// The words whose class is known.
  public let words: [WordShift]
  /// How many of each class stand in the dataset.
  public let counts: DatasetWords

  /// Joins what is known of a response.
  public init(promptID: String, words: [WordShift], counts: DatasetWords) {
    self.promptID = promptID
    self.words = words
    self.counts = counts
  }
}
