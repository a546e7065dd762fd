public import DurableFiles
public import SpoorModel

/// The identity of a training row by what it says: the SHA-256 of its fields and texts in their order.
///
/// Rows that are alike have one hash, whatever their ids and wherever they stand; a row that changed by
/// one byte has another. Texts count as the reader of their shape gives them: the same row in another
/// shape of dataset has the same hash where its parts are the same.
public typealias RowHash = ContentHash<TrainingRow>

extension ContentHash<TrainingRow> {
  /// The hash of a row.
  public init(_ row: TrainingRow) {
    self.init(digesting: row.parts.flatMap { [$0.field.rawValue, $0.text] })
  }
}
