public import Records
public import SpoorModel

extension PredictedSpan {
  /// Reads a line of a kit's list.
  ///
  /// - Throws: ``SpoorError`` where it is no such line.
  public init(_ record: Record) throws(SpoorError) {
    promptID = try record.string("prompt_id")
    model = try record.string("model")
    range = try record.scalarRange()
    text = try record.string("text")
    provenance = try record.named("provenance")
    lift = record.optionalValue("lift")?.number
    rows = try record.int("rows")
    removed = try record.int("removed")
    let told = try record.value("predicted")
    guard case .bool(let isPredicted) = told else {
      throw record.mismatch("predicted", "a boolean", told)
    }
    self.isPredicted = isPredicted
    freed = try record.actions("freed")
  }
}

extension Record {
  /// The range of `start` and `end`.
  func scalarRange() throws(SpoorError) -> ScalarRange {
    let (start, end) = (try int("start"), try int("end"))
    guard start >= 0, start <= end else {
      throw error("\"start\" and \"end\" are \(start) and \(end), which is no range")
    }
    return ScalarRange(start, end)
  }

  fileprivate func named(_ key: String) throws(SpoorError) -> Provenance {
    let name = try string(key)
    guard let provenance = Provenance(rawValue: name) else {
      throw error("\"\(key)\" is \"\(name)\", which is no provenance")
    }
    return provenance
  }

  /// The actions that a key names.
  func actions(_ key: String) throws(SpoorError) -> [RemedyManifest.Action] {
    let found = try value(key)
    guard case .array(let values) = found else { throw mismatch(key, "an array", found) }
    var actions: [RemedyManifest.Action] = []
    for value in values {
      guard case .string(let name) = value, let action = RemedyManifest.Action(rawValue: name)
      else { throw mismatch(key, "names of arms", found) }
      actions.append(action)
    }
    return actions
  }
}
