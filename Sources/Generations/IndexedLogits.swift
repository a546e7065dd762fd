import Foundation
import Records
import SpoorModel

/// Logits of many responses in one matrix, with an index that says which rows are whose.
final class IndexedLogits: DistributionReader {
  private let matrix: LogitMatrix
  private var entries: ArraySlice<LogitsIndex.Entry>
  private var check: LogitsCheck

  var file: String { matrix.file }
  /// Each response has rows of its own.
  let canGoOn = true

  /// Throws `badInput` with prompt id and line where the index names rows outside the matrix or twice, a prompt
  /// twice, or a response that is not there.
  init(_ matrix: LogitMatrix, index: URL, _ check: LogitsCheck) throws(SpoorError) {
    let index = try LogitsIndex(index)
    self.check = check
    try index.check(against: matrix, check)
    self.matrix = matrix
    entries = index.entries.filter { !check.leavesOut($0.promptID) }[...]
  }

  func next() throws(SpoorError) -> ResponseDistributions? {
    guard let entry = entries.popFirst() else { return nil }
    let rows = LogitRows(matrix, entry.rows)
    try check.check(rows, of: entry.promptID, at: entry.location)
    return try check.distributions(rows, of: entry.promptID)
  }
}
