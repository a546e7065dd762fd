public import Records

/// The rows of a matrix of logits that are one response's: row t predicts its token t.
public struct LogitRows: Sendable {
  /// The matrix.
  public let matrix: LogitMatrix
  /// Which of its rows.
  public let range: Range<Int>

  /// Takes rows, all of which the matrix must have.
  public init(_ matrix: LogitMatrix, _ range: Range<Int>) {
    precondition(range.lowerBound >= 0 && range.upperBound <= matrix.rows)
    self.matrix = matrix
    self.range = range
  }

  /// The number of rows: that of the response's tokens, or one less where its last token is of no
  /// bytes (`<eos>`) and was not scored.
  public var count: Int { range.count }
}
