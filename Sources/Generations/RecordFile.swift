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
    let reader = try RecordReader(url, shape: shape)
    var values: [Value] = []
    while let record = try reader.next() { values.append(try convert(record)) }
    guard !values.isEmpty else {
      throw SpoorError(
        .badInput,
        "the file holds no records",
        at: SpoorError.Location(file: reader.file),
        remedy: shape.remedy
      )
    }
    return values
  }
}
