import SpoorModel

/// The records of one format.
protocol RecordSource: AnyObject {
  /// The next record; `nil` after the last.
  func next() throws(RecordFailure) -> Record?
}

/// Why a source gives no record.
enum RecordFailure: Error {
  /// One record is bad; the next call reads the one behind it.
  case record(SpoorError)
  /// What follows cannot be told apart any more, or not be read.
  case file(SpoorError)
}

extension RecordFailure {
  /// What `body` answers; its error ends the file.
  static func ofFile<Value>(
    _ body: () throws(SpoorError) -> Value
  ) throws(RecordFailure) -> Value {
    do { return try body() } catch { throw .file(error) }
  }

  /// What `body` answers; its error spoils one record, unless it is not the record's fault.
  static func ofRecord<Value>(
    _ body: () throws(SpoorError) -> Value
  ) throws(RecordFailure) -> Value {
    do { return try body() } catch {
      throw error.code == .badInput ? .record(error) : .file(error)
    }
  }
}
