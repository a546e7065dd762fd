public import Records
public import SpoorModel

/// A training row with the record that it was read from, so that the record can be written again with
/// other answers.
public struct SourceRow {
  /// The row.
  public let row: TrainingRow
  /// The record.
  public let record: Record
  /// Which of the dataset's files it stands in, counted from 0.
  public let file: Int
  private let reading: RowReading?

  init(row: TrainingRow, record: Record, file: Int, reading: RowReading?) {
    self.row = row
    self.record = record
    self.file = file
    self.reading = reading
  }

  /// What the model is trained to say, turn by turn.
  public var outputs: [String] { row.parts.filter { $0.field == .output }.map(\.text) }

  /// The edits that make the record say these texts.
  ///
  /// A turn that calls a tool says the text instead of the call.
  ///
  /// - Parameter texts: new texts by their place in ``outputs``.
  /// - Returns: edits of ``record``.
  /// - Throws: ``SpoorError`` of code `badInput` where a turn has no place for a text.
  public func edits(replacing texts: [Int: String]) throws(SpoorError) -> [RecordEdit] {
    guard let reading, !texts.isEmpty else { return [] }
    let places = try reading.outputPlaces(in: record)
    var edits: [RecordEdit] = []
    for (output, text) in texts.sorted(by: { $0.key < $1.key }) {
      guard places.indices.contains(output) else {
        throw record.error(
          "the row has no output \(output)",
          remedy: "Please report this as a bug."
        )
      }
      for edit in places[output].edits(saying: text) where !edits.contains(edit) {
        edits.append(edit)
      }
    }
    return edits
  }
}
