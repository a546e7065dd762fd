/// How like the prompt the rows are that hold a span's run, against the dataset's other rows.
public struct ConceptSimilarity: Codable, Hashable, Sendable {
  /// BM25 of the prompt's words in the best row's instruction.
  public var bestRow: Double
  /// The chance that a row that holds the run is more like the prompt than a row drawn at random;
  /// ties count half, so 0.5 is what random rows give.
  public var outranks: Double

  private enum CodingKeys: String, CodingKey {
    case bestRow = "best_row"
    case outranks
  }

  /// Creates a comparison.
  public init(bestRow: Double, outranks: Double) {
    self.bestRow = bestRow
    self.outranks = outranks
  }
}
