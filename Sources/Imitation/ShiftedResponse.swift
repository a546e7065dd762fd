/// The words of one response of a tuned model, by what tuning did to them.
public struct ShiftedResponse: Sendable {
  /// The prompt that was answered.
  public let promptID: String
  /// How many words of each class there are, and stand in the dataset.
  public let counts: DatasetWords

  /// Joins what is known of a response.
  public init(promptID: String, counts: DatasetWords) {
    self.promptID = promptID
    self.counts = counts
  }
}
