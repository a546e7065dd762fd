/// Which share of some words stands in the dataset's outputs.
public struct WordShares: Codable, Hashable, Sendable {
  /// Words that stand there alone; nearly all do.
  public var inOutputs: Rate
  /// Words within a run that stands there.
  public var inRuns: Rate

  private enum CodingKeys: String, CodingKey {
    case inOutputs = "in_outputs"
    case inRuns = "in_runs_of_4"
  }

  /// Joins both.
  public init(inOutputs: Rate, inRuns: Rate) {
    self.inOutputs = inOutputs
    self.inRuns = inRuns
  }
}
