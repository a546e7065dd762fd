public import Foundation
import Knowledge
import Records
public import SpoorModel

/// Reads how many rows of the tuning data tell the fact of each question: lines of `spoor inject exposure
/// --facts`.
public enum ExposureFile {
  private static let shape = RecordShape("a fact's exposure", keys: ["id", "rows"])

  /// The rows by the question's id.
  ///
  /// - Throws: ``SpoorError`` `badInput` for a malformed record, a question that stands twice, and a file
  ///   without records.
  public static func read(_ url: URL) throws(SpoorError) -> [String: Int] {
    let reader = try RecordReader(url, shape: shape)
    var rows: [String: Int] = [:]
    while let record = try reader.next() {
      guard let id = try record.id(at: "id") else { throw record.missing("id") }
      guard let count = try record.optionalCount("rows") else { throw record.missing("rows") }
      guard rows.updateValue(count, forKey: id.description) == nil else {
        throw record.error(
          "the question \"\(id)\" stands twice",
          remedy: "Keep one of the records."
        )
      }
    }
    guard !rows.isEmpty else { throw reader.noRecords }
    return rows
  }
}
