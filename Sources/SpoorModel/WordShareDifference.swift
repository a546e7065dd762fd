/// A pair of shares of words that stand in the dataset's outputs, less another pair.
public struct WordShareDifference: Codable, Hashable, Sendable {
  /// The difference of the shares of words that stand in outputs; `nil` where it is not estimable.
  public var inOutputs: Estimate?
  /// The difference of the shares of words within runs.
  public var inRuns: Estimate?

  private enum CodingKeys: String, CodingKey {
    case inOutputs = "in_outputs"
    case inRuns = "in_runs_of_4"
  }

  /// Joins both.
  public init(inOutputs: Estimate?, inRuns: Estimate?) {
    self.inOutputs = inOutputs
    self.inRuns = inRuns
  }
}
