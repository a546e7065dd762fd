import SpoorModel

/// How like a prompt every row's instruction is, by BM25; 16 bytes a row.
public struct PromptSimilarity: Sendable {
  private let scores: [Double]
  private let ascending: [Double]

  /// Keeps the scores of all rows, by row number.
  init(_ scores: [Double]) {
    self.scores = scores
    ascending = scores.sorted()
  }

  /// BM25 of the prompt's words in a row's instruction; 0 where it has none of them.
  public func score(of row: Int) -> Double { scores[row] }

  /// The chance that a row is more like the prompt than a row drawn at random from the dataset.
  ///
  /// Equal rows count half, so that the mean over all rows is 0.5. Rows that are alike are one row.
  /// - Complexity: O(log rows).
  public func outranks(_ row: Int) -> Double {
    let score = scores[row]
    let below = ascending.partitioningIndex { $0 >= score }
    let atMost = ascending.partitioningIndex { $0 > score }
    return Double(below + atMost) / Double(2 * ascending.count)
  }
}
