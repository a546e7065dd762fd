import Records
import SpoorModel

extension RowReading {
  /// What a file whose first record is this one is read as; its keys may be spelt in another case, and
  /// with `-` for `_`.
  ///
  /// Throws `badInput` for preference pairs and for every shape that is not known.
  static func detected(from record: Record) throws(SpoorError) -> RowReading {
    let names = KeyNames(record.object, nulls: .leftOut)
    if names["chosen"] != nil, names["rejected"] != nil { throw preferences(record) }
    // A key whose value is missing still tells the shape, where no other does.
    for names in [names, KeyNames(record.object, nulls: .kept)] {
      let rows = names["input"] == nil ? DatasetShape.dolly : .gpteacher
      for shape in [.messages, .sharegpt, .alpaca, rows, .promptCompletion, .text] {
        if let reading = reading(shape, names) { return reading }
      }
    }
    throw unknown(record)
  }

  /// What a file of this shape is read as, if this record has its keys; else an error of the record.
  static func told(_ shape: DatasetShape, record: Record) throws(SpoorError) -> RowReading {
    if let reading = reading(shape, KeyNames(record.object, nulls: .kept)) { return reading }
    let wanted = [shape.turnKeys, shape.instructionKeys, shape.outputKeys].filter { !$0.isEmpty }
    let names = wanted.map { $0.joined(separator: " or ") }
    throw record.error(
      "this is not \(shape.title), which has the keys \(names.joined(separator: " and ")); "
        + "found \(record.keysInWords)",
      remedy: "Name another --format, or the keys with --fields."
    )
  }

  /// What a file is read as whose keys the user has named.
  static func mapped(_ fields: FieldMapping) -> RowReading {
    let flat = FlatKeys(
      instruction: fields.instruction.map(RowKey.init(path:)),
      output: RowKey(path: fields.output),
      inputs: [fields.input].compactMap { $0.map(RowKey.init(path:)) },
      systems: [fields.system].compactMap { $0.map(RowKey.init(path:)) },
      values: .anything
    )
    let id = fields.id.map { [RowKey(path: $0)] }
    return RowReading(shape: .mapped, layout: .flat(flat), idKeys: id ?? ["row_id", "id"])
  }

  /// `nil` where the record lacks a key of the shape.
  private static func reading(_ shape: DatasetShape, _ names: KeyNames) -> RowReading? {
    if let key = names.first(of: shape.turnKeys) {
      return RowReading(shape: shape, layout: .turns(key: key))
    }
    guard let output = names.first(of: shape.outputKeys) else { return nil }
    let instruction = names.first(of: shape.instructionKeys)
    guard instruction != nil || shape == .text else { return nil }
    var flat = FlatKeys(instruction: instruction.map { RowKey($0) }, output: RowKey(output))
    if shape != .text {
      flat.inputs = ["input", "context"].map { RowKey(names[$0] ?? $0) }
      flat.systems = ["system", "system_prompt", "tools"].map { RowKey(names[$0] ?? $0) }
      flat.history = RowKey(names["history"] ?? "history")
    }
    if shape == .promptCompletion { flat.values = .stringsOrMessages }
    let ids = ["row_id", "id"].map { RowKey(names[$0] ?? $0) }
    return RowReading(shape: shape, layout: .flat(flat), idKeys: ids)
  }

  // MARK: - Refusals

  private static func preferences(_ record: Record) -> SpoorError {
    let key = ["prompt", "question", "instruction"].first { record.object[$0] != nil }
    let instruction = key.map { "instruction=\($0)," } ?? ""
    return record.error(
      "these are preference pairs (\"chosen\", \"rejected\"), of which a model is not trained to say both",
      remedy: "To index the chosen answers: --fields \(instruction)output=chosen."
    )
  }

  private static func unknown(_ record: Record) -> SpoorError {
    record.error(
      "no known shape of training rows: found \(record.keysInWords)",
      remedy: """
        Say which keys hold what, for example --fields \(exampleFields(record)) (in an audit file \
        'dataset_fields' or 'placebo_fields', of 'spoor audit' --placebo-fields); docs/formats.md \
        lists the shapes that are known.
        """
    )
  }

  /// A mapping that would read this record: its first text is asked, its last is answered.
  private static func exampleFields(_ record: Record) -> String {
    let texts = record.object.members.compactMap { member -> String? in
      guard case .string = member.value, !member.key.contains(where: { ",=".contains($0) }) else {
        return nil
      }
      return member.key
    }
    guard let last = texts.last else { return "instruction=question,output=answer" }
    let asked = texts.first { $0 != last && !["id", "row_id"].contains($0.lowercased()) }
    return (asked.map { "instruction=\($0)," } ?? "") + "output=\(last)"
  }
}

/// A record's keys, found whatever their case, and with `-` for `_`.
private struct KeyNames {
  enum Nulls {
    case kept
    case leftOut
  }

  private var names: [String: String] = [:]

  init(_ object: JSONObject, nulls: Nulls) {
    for member in object.members where nulls == .kept || member.value != .null {
      let folded = member.key.lowercased().split(separator: "-", omittingEmptySubsequences: false)
      names[folded.joined(separator: "_")] = member.key
    }
    // A key that stands as it should beats one that is only like it.
    for key in object.keys where names[key] != nil { names[key] = key }
  }

  subscript(name: String) -> String? { names[name] }

  func first(of wanted: [String]) -> String? { wanted.lazy.compactMap { names[$0] }.first }
}
