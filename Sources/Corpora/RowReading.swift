import Records
import SpoorModel

/// How the records of one file become training rows: decided once a file, by its first record.
final class RowReading {
  enum Layout {
    case flat(FlatKeys)
    case turns(key: String)
  }

  let shape: DatasetShape
  /// The keys that a record must have, as the file spells them.
  let keys: [String]
  let recordShape: RecordShape
  private let optionalKeys: [String]
  let layout: Layout
  private let idKeys: [RowKey]
  private var places: FlatPlaces?

  init(shape: DatasetShape, layout: Layout, idKeys: [RowKey] = ["row_id", "id"]) {
    self.shape = shape
    self.layout = layout
    self.idKeys = idKeys
    switch layout {
    case .flat(let flat):
      keys = [flat.instruction, flat.output].compactMap(\.?.name)
      optionalKeys = flat.optionalNames
    case .turns(let key):
      keys = [key]
      optionalKeys = ["system", "tools"]
    }
    recordShape = RecordShape(shape.title, keys: keys, optionalKeys: optionalKeys + ["id"])
  }

  /// The record's keys that are read, in its order; paths to nested ones come last.
  func keysRead(in record: Record) -> [String] {
    let known = keys + optionalKeys + idKeys.map(\.name)
    let paths = known.filter {
      record.object[$0] == nil && RowKey(path: $0).value(in: record) != nil
    }
    return record.object.keys.filter(known.contains) + paths
  }

  /// The record's row.
  func row(_ record: Record, position: Int) throws(SpoorError) -> TrainingRow {
    switch layout {
    case .flat(let keys):
      if let row = quickRow(record, keys, position: position) { return row }
      let parts = try keys.parts(of: record)
      return TrainingRow(id: try id(record) ?? .number(position), position: position, parts: parts)
    case .turns(let key):
      let parts = try conversation(at: key, of: record)
      return TrainingRow(id: try id(record) ?? .number(position), position: position, parts: parts)
    }
  }

  /// The row of a record that has the same keys as the last one and only strings in them, as nearly
  /// every record of a flat dataset; looking up each possible key would cost a third of the reading.
  private func quickRow(_ record: Record, _ keys: FlatKeys, position: Int) -> TrainingRow? {
    if places?.fit(record.object) != true { places = FlatPlaces(record.object, keys, idKeys) }
    return places?.row(record.object, position: position)
  }

  private func conversation(
    at key: String,
    of record: Record
  ) throws(SpoorError) -> [TrainingRow.Part] {
    var parts: [TrainingRow.Part] = []
    for key in ["system", "tools"] {
      guard let text = record.optionalValue(key)?.standingText else { continue }
      parts.append(.init(.system, text))
    }
    parts += try Turns(record, key: key).parts(of: record.value(key))
    guard parts.contains(where: { $0.field == .output }) else {
      throw record.error(
        "\"\(key)\": no turn of an assistant",
        remedy: "A conversation must hold a turn with the role assistant (or gpt, model)."
      )
    }
    return parts
  }

  private func id(_ record: Record) throws(SpoorError) -> RowID? {
    for key in idKeys {
      guard let value = key.optionalValue(in: record) else { continue }
      if case .string(let text) = value { return .text(text) }
      guard let number = value.integer else {
        throw record.mismatch(key.name, "an integer or a string", value)
      }
      return .number(number)
    }
    return nil
  }
}
