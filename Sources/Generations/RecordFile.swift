import Foundation
import Records
import SpoorModel

/// Reads all records of a file that must hold some.
enum RecordFile {
  /// Each record as `convert` makes it, in the file's order.
  static func read<Value>(
    _ url: URL,
    shape: RecordShape,
    _ convert: (Record) throws(SpoorError) -> Value
  ) throws(SpoorError) -> [Value] {
    try read(url, shape: shape, bad: { error throws(SpoorError) in throw error }, convert)
  }

  /// Each record as `convert` makes it, in the file's order; `bad` decides about records that are none.
  ///
  /// An error behind which a file cannot be read further is thrown.
  static func read<Value>(
    _ url: URL,
    shape: RecordShape,
    bad: (SpoorError) throws(SpoorError) -> Void,
    _ convert: (Record) throws(SpoorError) -> Value
  ) throws(SpoorError) -> [Value] {
    var values: [Value] = []
    try forEach(url, shape: shape, bad: bad, convert) { values.append($0) }
    return values
  }

  /// Does something with each record as `convert` makes it; memory holds one.
  static func forEach<Value>(
    _ url: URL,
    shape: RecordShape,
    passingOver passed: PassedOver? = nil,
    bad: (SpoorError) throws(SpoorError) -> Void,
    _ convert: (Record) throws(SpoorError) -> Value,
    _ body: (Value) throws(SpoorError) -> Void
  ) throws(SpoorError) {
    let reader = try RecordReader(url, shape: shape)
    reader.passedOver = passed
    var isEmpty = true
    while reader.canGoOn {
      let value: Value
      do throws(SpoorError) {
        guard let record = try reader.next() else { break }
        isEmpty = false
        value = try convert(record)
      } catch {
        guard reader.canGoOn else { throw error }
        isEmpty = false
        try bad(error)
        continue
      }
      try body(value)
    }
    guard isEmpty else { return }
    throw SpoorError(
      .badInput,
      "the file holds no records",
      at: SpoorError.Location(file: reader.file),
      remedy: shape.remedy
    )
  }
}
