public import Foundation
import Records
public import SpoorModel

/// Reads the training rows of an instruction dataset, one after another over all its files.
///
/// A row is an Alpaca record: `instruction`, `output`, and where known `input` and an id (`row_id`,
/// else `id`; a number or a string). A row without id is named by its position. Memory holds one row.
public final class DatasetReader {
  private static let shape = RecordShape(
    "a training row",
    keys: ["instruction", "output"],
    optionalKeys: ["input", "row_id", "id"]
  )

  /// The number of rows read so far.
  public private(set) var count = 0

  private var remaining: ArraySlice<URL>
  private var reader: RecordReader?

  /// Prepares to read `files` in this order: `.json` or `.jsonl`, each also `.gz`.
  public init(files: [URL]) { remaining = files[...] }

  /// The next row; `nil` after the last row of the last file.
  ///
  /// Throws `badInput` with file and line for a record of another shape, for what `RecordReader`
  /// refuses, and where all files together hold no row.
  public func next() throws(SpoorError) -> TrainingRow? {
    while true {
      if let record = try reader?.next() {
        let row = try row(record)
        count += 1
        return row
      }
      guard let file = remaining.popFirst() else {
        guard count > 0 else { throw empty() }
        return nil
      }
      reader = try RecordReader(file, shape: Self.shape)
    }
  }

  private func row(_ record: Record) throws(SpoorError) -> TrainingRow {
    if let foreign = ForeignShape(record.object) { throw foreign.error(at: record) }
    return TrainingRow(
      id: try id(record),
      position: count,
      instruction: try record.string("instruction"),
      input: try record.optionalString("input") ?? "",
      output: try record.string("output")
    )
  }

  private func empty() -> SpoorError {
    SpoorError(
      .badInput,
      "the dataset holds no rows",
      at: reader.map { SpoorError.Location(file: $0.file) },
      remedy: Self.shape.remedy
    )
  }

  private func id(_ record: Record) throws(SpoorError) -> RowID {
    for key in ["row_id", "id"] {
      guard let value = record.optionalValue(key) else { continue }
      if case .string(let text) = value { return .text(text) }
      guard let number = value.integer else {
        throw record.error("\"\(key)\": expected an integer or a string, found \(value.kind)")
      }
      return .number(number)
    }
    return .number(count)
  }
}
