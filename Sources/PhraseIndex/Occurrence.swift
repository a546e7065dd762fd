public import SpoorModel

/// Where a run of words stands in the dataset.
public struct Occurrence: Hashable, Sendable {
  /// The row's number in the index; rows that are alike have one.
  public var row: Int
  /// The row's text that holds it.
  public var place: TrainingRow.Place
  /// The run, as word indices of that text.
  public var words: Range<Int>
  /// The shard, and where the text begins in its word text.
  var shard: Int
  var textStart: Int
}

/// The places of one run of words: a range of ranks in each shard's suffix array.
public struct Places: Hashable, Sendable {
  /// The number of words of the run.
  public var length: Int
  /// The ranks, by shard; empty where the shard does not hold the run.
  var ranks: [Range<Int>]

  /// Whether the dataset does not hold the run.
  public var isEmpty: Bool { ranks.allSatisfy(\.isEmpty) }
}

/// A row whose instruction is like a prompt.
public struct SimilarRow: Hashable, Sendable {
  /// The row's number in the index.
  public var row: Int
  /// Its BM25 score; higher is more alike, only comparable within one query.
  public var score: Double

  /// Creates a row.
  public init(row: Int, score: Double) {
    self.row = row
    self.score = score
  }
}
