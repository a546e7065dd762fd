public import SpoorModel

/// What one pass over a dataset tells: its rows, and which of them hold which runs in their outputs.
///
/// Rows that are alike are one row with copies: whoever takes one out must take out all. Memory grows with
/// the rows' hashes, not with their texts.
public struct DatasetHoldings: Sendable {
  /// A row, with all that are like it.
  public struct Row: Hashable, Sendable {
    /// What it says, as a hash.
    public var hash: RowHash
    /// The words of its outputs.
    public var words: Int
    /// The number of rows with these very texts.
    public var copies: Int
  }

  /// How often a run starts in a row.
  public struct Holder: Hashable, Sendable {
    /// The row's number among ``DatasetHoldings/rows``.
    public var row: Int
    /// How often the run starts in one copy of it.
    public var starts: Int
  }

  /// The rows that differ, in the dataset's order.
  public private(set) var rows: [Row] = []
  /// Which of ``rows`` stands at each position of the dataset.
  public private(set) var numbers: [Int32] = []
  /// The rows that hold each run, ascending.
  public private(set) var holders: [[Holder]]
  private var byHash: [RowHash: Int] = [:]

  /// Begins without rows.
  public init(runs: Int) { holders = Array(repeating: [], count: runs) }

  /// Adds the dataset's next row; answers its number among ``rows``.
  @discardableResult
  public mutating func add(_ row: TrainingRow, by finder: RunFinder) -> Int {
    let hash = RowHash(row)
    if let number = byHash[hash] {
      rows[number].copies += 1
      numbers.append(Int32(number))
      return number
    }
    let number = rows.count
    byHash[hash] = number
    numbers.append(Int32(number))
    var words = 0
    for part in row.parts where part.field == .output {
      words += finder.starts(in: part.text) { run in
        if holders[run].last?.row == number {
          holders[run][holders[run].count - 1].starts += 1
        } else {
          holders[run].append(Holder(row: number, starts: 1))
        }
      }
    }
    rows.append(Row(hash: hash, words: words, copies: 1))
    return number
  }

  /// How often a run starts in the outputs of all rows, copies included.
  public func starts(of run: Int) -> Int {
    holders[run].reduce(0) { $0 + $1.starts * rows[$1.row].copies }
  }

  /// How many rows of the dataset these are, copies included.
  public func count(of rows: some Sequence<Int>) -> Int {
    rows.reduce(0) { $0 + self.rows[$1].copies }
  }

  /// The words of these rows' outputs, copies included.
  public func words(of rows: some Sequence<Int>) -> Int {
    rows.reduce(0) { $0 + self.rows[$1].copies * self.rows[$1].words }
  }

  /// The runs that stand in no row but these.
  public func freed(without removed: Set<Int>) -> Set<Int> {
    Set(
      holders.indices.filter { run in
        !holders[run].isEmpty && holders[run].allSatisfy { removed.contains($0.row) }
      }
    )
  }
}
