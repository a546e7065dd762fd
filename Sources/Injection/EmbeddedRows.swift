public import PhraseIndex
import SpoorModel

/// The rows of an index by what a model of embeddings makes of them.
///
/// Likeness is the dot product, as in Ovadia et al. 2312.05934, §4; every row is compared, since a data set of
/// instructions is small.
public struct EmbeddedRows {
  private let index: PhraseIndex
  private let vectors: [[Float]]

  /// Joins an index with one vector for each of its rows, in their order.
  public init(_ index: PhraseIndex, vectors: [[Float]]) {
    precondition(vectors.count == index.rowCount, "one vector a row")
    self.index = index
    self.vectors = vectors
  }

  /// What is embedded of a row: its texts, a line each.
  ///
  /// - Parameters:
  ///   - index: the index.
  ///   - row: the row's number.
  /// - Returns: the text.
  /// - Throws: ``SpoorError`` for a damaged index.
  public static func text(of index: PhraseIndex, row: Int) throws -> String {
    try index.row(row).parts.map(\.text).joined(separator: "\n")
  }

  /// The rows that are likest to a question.
  ///
  /// - Parameters:
  ///   - question: what is asked.
  ///   - vector: its embedding.
  ///   - count: how many rows at most.
  /// - Returns: the rows, the best first; of equals the earlier row.
  /// - Throws: ``SpoorError`` for a damaged index.
  /// - Complexity: O(n d) for n rows of d numbers.
  public func context(
    of question: String,
    _ vector: [Float],
    count: Int
  ) throws -> RetrievedContext {
    let likeness = vectors.map { Self.product($0, vector) }
    let best = likeness.indices.sorted {
      (likeness[$0], $1) > (likeness[$1], $0)
    }.prefix(count)
    let passages = try best.map { row in
      RetrievedContext.Passage(
        rowID: try index.row(row).id,
        score: Double(likeness[row]),
        text: try Self.text(of: index, row: row)
      )
    }
    return RetrievedContext(question: question, passages: passages)
  }

  private static func product(_ one: [Float], _ other: [Float]) -> Float {
    zip(one, other).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
