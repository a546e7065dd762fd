public import SpoorModel

/// Where a run of words stands in the dataset.
public struct Occurrence: Hashable, Sendable {
  /// The row's position in the dataset.
  public var row: Int
  /// The field of the row.
  public var field: RowField
  /// The run, as word indices of the field's text.
  public var words: Range<Int>
}

/// The longest run that begins at one word of a query and stands in the dataset.
public struct RunMatch: Hashable, Sendable {
  /// The number of words; 0 when not even the first one stands there.
  public var length: Int
  /// The run's occurrences, as ranks of the suffix array, in every row and field.
  public var ranks: Range<Int>
}

/// A row whose instruction is like a prompt.
public struct SimilarRow: Hashable, Sendable {
  /// The row's position in the dataset.
  public var row: Int
  /// Its BM25 score; higher is more alike, only comparable within one query.
  public var score: Double
}
