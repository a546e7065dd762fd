import Foundation
import Records
import SpoorModel

/// The index of a logits dump.
enum LogitsIndex {
  /// Which rows are a response's, and where the index says so.
  struct Entry {
    let promptID: String
    let rows: Range<Int>
    let record: Record

    /// An error about this entry.
    func error(_ problem: String, remedy: String? = nil) -> SpoorError {
      record.error(problem, record: record.place(of: promptID), remedy: remedy)
    }
  }

  private static let shape = RecordShape(
    "the rows of a response",
    keys: ["prompt_id", "row_start", "row_end"],
    optionalKeys: ["n_tokens"]
  )

  /// The entries, in the file's order.
  static func read(_ url: URL) throws(SpoorError) -> [Entry] {
    var ids = PromptIDs()
    return try RecordFile.read(url, shape: shape) { record throws(SpoorError) in
      let entry = try entry(record)
      try ids.add(record, id: entry.promptID)
      return entry
    }
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
}
