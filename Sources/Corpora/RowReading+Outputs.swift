import Records
import SpoorModel

extension RowReading {
  /// Where the record has the row's outputs, in their order among the row's parts.
  func outputPlaces(in record: Record) throws(SpoorError) -> [OutputPlace] {
    switch layout {
    case .turns(let key):
      return try Turns(record, key: key).outputPlaces(in: record.value(key), at: [.key(key)])
    case .flat(let keys): return try keys.outputPlaces(in: record)
    }
  }
}

extension FlatKeys {
  fileprivate func outputPlaces(in record: Record) throws(SpoorError) -> [OutputPlace] {
    var places: [OutputPlace] = []
    if let history, case .array(let turns) = history.optionalValue(in: record) {
      places += turns.indices.map { index in
        OutputPlace(
          path: history.steps(in: record) + [.element(index), .element(1)],
          value: .string("")
        )
      }
    }
    for key in [instruction, output].compactMap(\.self) {
      let value = key.value(in: record) ?? .null
      let path = key.steps(in: record)
      if values != .strings, case .array = value {
        places += try Turns(record, key: key.name).outputPlaces(in: value, at: path)
      } else if key == output {
        places.append(OutputPlace(path: path, value: value))
      }
    }
    return places
  }
}

extension Turns {
  /// Where a list of turns has the assistant's texts and calls.
  fileprivate func outputPlaces(
    in list: JSONValue,
    at path: [RecordEdit.Step]
  ) throws(SpoorError) -> [OutputPlace] {
    guard case .array(let turns) = list else { return [] }
    var places: [OutputPlace] = []
    for (index, turn) in turns.enumerated() {
      guard case .object(let object) = turn else { continue }
      places += try outputPlaces(ofTurn: object, at: path + [.element(index)])
    }
    return places
  }

  private func outputPlaces(
    ofTurn turn: JSONObject,
    at path: [RecordEdit.Step]
  ) throws(SpoorError) -> [OutputPlace] {
    // As many places as the turn has texts that are outputs: its content, and each of its calls.
    let texts = try parts(of: .array([.object(turn)])).filter { $0.field == .output }
    guard !texts.isEmpty else { return [] }
    // A turn that only calls a tool has none yet.
    let key = Self.contentKeys.first { turn[$0] != nil } ?? Self.contentKey(of: turn)
    let calls = Self.callKeys.filter { turn[$0]?.standingText != nil }.map { path + [.key($0)] }
    let place = OutputPlace(path: path + [.key(key)], value: turn[key], calls: calls)
    return Array(repeating: place, count: texts.count)
  }
}
