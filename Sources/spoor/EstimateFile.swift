import Estimators
import Foundation
import Records
import SpoorModel

/// The records of a file that `spoor estimate` reads, one after another.
final class EstimateFile {
  private static let idKeys = ["prompt_id", "id"]

  private let reader: RecordReader
  private var count = 0

  /// Opens a file.
  init(_ path: String) throws(SpoorError) {
    reader = try RecordReader(
      URL(filePath: path),
      shape: RecordShape("an answer's values, by the keys in docs/formats.md", keys: [])
    )
  }

  /// The next record; `nil` after the last.
  ///
  /// - Throws: ``SpoorError`` for a record that is malformed or has the keys of no estimator, and for
  ///   a file without records.
  func next() throws(SpoorError) -> EstimateRecord? {
    guard let record = try reader.next() else {
      guard count > 0 else { throw noRecords }
      return nil
    }
    let answer = try answer(record)
    count += 1
    guard Estimator.allCases.contains(where: answer.allows) else {
      throw record.error(
        "no estimator's keys are here; found \(record.keysInWords)",
        remedy: "'spoor estimate --list' tells which keys each estimator reads."
      )
    }
    return answer
  }

  private var noRecords: SpoorError {
    SpoorError(
      .badInput,
      "the file holds no records",
      at: SpoorError.Location(file: reader.file),
      remedy: reader.shape.remedy
    )
  }

  private func answer(_ record: Record) throws(SpoorError) -> EstimateRecord {
    let id = try id(of: record)
    var location = record.location
    if let id { location.record = "\(id)" }
    let values = try EstimateReading(record)
    let model = try record.optionalString("model")
    return EstimateRecord(
      id: id ?? .number(count),
      model: values.author ?? model,
      inputs: values.inputs,
      given: values.given,
      unknown: values.unknown,
      names: values.names,
      location: location
    )
  }

  private func id(of record: Record) throws(SpoorError) -> RowID? {
    for key in Self.idKeys {
      switch record.optionalValue(key) {
      case nil: continue
      case .string(let text): return .text(text)
      case .int(let number): return .number(number)
      case .some(let other): throw record.mismatch(key, "a string or an integer", other)
      }
    }
    return nil
  }
}
