import Foundation
import Records
import SpoorModel

/// Which rows of one matrix of logits are whose: records `prompt_id`, `row_start`, `row_end`, and
/// maybe `n_tokens`.
struct LogitsIndex {
  /// The rows of one response.
  struct Entry {
    let promptID: String
    let rows: Range<Int>
    let record: Record

    /// Where the index says so.
    var location: SpoorError.Location {
      SpoorError.Location(
        file: record.file,
        line: record.line,
        record: record.place(of: promptID)
      )
    }
  }

  /// In the file's order.
  let entries: [Entry]

  private static let shape = RecordShape(
    "the rows of a response",
    keys: ["prompt_id", "row_start", "row_end"],
    optionalKeys: ["n_tokens"]
  )

  /// Throws `badInput` for a malformed record and for a prompt id that stands twice.
  init(_ url: URL) throws(SpoorError) {
    var ids = PromptIDs()
    entries = try RecordFile.read(url, shape: Self.shape) { record throws(SpoorError) in
      let entry = try Self.entry(record)
      try ids.add(record, id: entry.promptID)
      return entry
    }
  }

  /// Throws at the first entry whose rows the matrix does not have or are another response's too, or that
  /// names a response that is not there.
  func check(against matrix: LogitMatrix, _ responses: LogitsCheck) throws(SpoorError) {
    for entry in entries {
      guard entry.rows.upperBound <= matrix.rows else { throw Self.outside(entry, matrix) }
      guard !responses.leavesOut(entry.promptID) else { continue }
      try responses.response(to: entry.promptID, at: entry.location)
    }
    try checkApart()
  }

  private static func entry(_ record: Record) throws(SpoorError) -> Entry {
    let id = try record.string("prompt_id")
    let (start, end) = (try record.int("row_start"), try record.int("row_end"))
    guard start >= 0, start <= end else {
      throw record.error("\(start)..<\(end) are no rows", record: record.place(of: id))
    }
    if let count = try record.optionalInt("n_tokens"), count != end - start {
      throw record.error(
        "rows \(start)..<\(end) are \(end - start), \"n_tokens\" says \(count)",
        record: record.place(of: id)
      )
    }
    return Entry(promptID: id, rows: start..<end, record: record)
  }

  private static func outside(_ entry: Entry, _ matrix: LogitMatrix) -> SpoorError {
    SpoorError(
      .badInput,
      "rows \(entry.rows) are outside the array, which has \(matrix.rows) rows",
      at: entry.location,
      remedy: "Use the index that was written with this array."
    )
  }

  /// No row may be two responses'.
  private func checkApart() throws(SpoorError) {
    let sorted = entries.filter { !$0.rows.isEmpty }.sorted {
      $0.rows.lowerBound < $1.rows.lowerBound
    }
    for (one, next) in zip(sorted, sorted.dropFirst()) where one.rows.overlaps(next.rows) {
      throw SpoorError(
        .badInput,
        "rows \(next.rows) overlap rows \(one.rows) of prompt \(one.promptID) "
          + "(\(one.record.spot))",
        at: next.location,
        remedy: "Give each response rows of its own."
      )
    }
  }
}
