import SpoorModel

/// How like a prompt every row's instruction is, by BM25; 8 to 16 bytes a row.
public final class PromptSimilarity {
  private let scores: [Double]
  /// Every score, the lowest first; made when somebody asks of many rows.
  private lazy var ascending = scores.sorted()

  /// Keeps the scores of all rows, by row number.
  init(_ scores: [Double]) { self.scores = scores }

  /// BM25 of the prompt's words in a row's instruction; 0 where it has none of them.
  public func score(of row: Int) -> Double { scores[row] }

  /// The rows most like the prompt, best first, ties in the dataset's order, at most `limit`: those of
  /// ``PhraseIndex/similarRows(to:ignoring:limit:)``.
  public func best(_ limit: Int) -> [SimilarRow] {
    limit > 0 ? ConceptRanking.best(limit, of: scores) : []
  }

  /// The chance that a row is more like the prompt than a row drawn at random from the dataset, the
  /// mean over some rows; `nil` for none.
  ///
  /// Equal rows count half, so that the mean over all rows is 0.5. Rows that are alike are one row.
  ///
  /// - Parameter rows: row numbers.
  /// - Returns: 0 to 1.
  /// - Complexity: O(all rows) for each, or to sort them all once where there are many: most runs stand
  ///   in one or two rows, and sorting takes as long as asking some thirty.
  public func outranks(_ rows: [Int]) -> Double? {
    guard !rows.isEmpty else { return nil }
    let sum =
      rows.count <= Self.fewRows
      ? rows.reduce(0) { $0 + counted(scores[$1]) } : sorted(rows.map { scores[$0] })
    return Double(sum) / Double(2 * scores.count * rows.count)
  }

  /// The scores that part the rows into ten equal parts, ascending; equal ones where many rows are alike.
  ///
  /// - Complexity: O(rows · log rows).
  public var decileCuts: [Double] {
    ascending.isEmpty ? [] : (1..<10).map { ascending[$0 * ascending.count / 10] }
  }

  private static let fewRows = 32

  /// How many rows have less than a score, and how many at most that; their sum.
  private func counted(_ score: Double) -> Int {
    scores.withUnsafeBufferPointer { scores in
      var sum = 0
      for other in scores { sum += (other < score ? 1 : 0) + (other <= score ? 1 : 0) }
      return sum
    }
  }

  private func sorted(_ wanted: [Double]) -> Int {
    wanted.reduce(0) { sum, score in
      sum + ascending.partitioningIndex { $0 >= score } + ascending.partitioningIndex { $0 > score }
    }
  }
}
