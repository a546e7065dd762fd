import Records
import SpoorModel

/// Where the fields of a flat record stand among its members, for records with the same keys in the same
/// order.
struct FlatPlaces {
  private let names: [String]
  private let instruction: Int?
  private let input: Int?
  private let output: Int
  private let id: Int?
  private let isSimple: Bool

  /// The places in this object; `nil` where it lacks a key that a row must have.
  init?(_ object: JSONObject, _ keys: FlatKeys, _ idKeys: [RowKey]) {
    let names = object.keys
    self.names = names
    func place(_ key: RowKey) -> Int? { names.lastIndex(of: key.name) }
    guard let output = place(keys.output) else { return nil }
    self.output = output
    instruction = keys.instruction.flatMap(place)
    let inputs = keys.inputs.compactMap(place)
    input = inputs.first
    id = idKeys.compactMap(place).first
    let others = keys.systems + (keys.history.map { [$0] } ?? [])
    isSimple =
      (keys.instruction == nil || instruction != nil) && inputs.count < 2
      && others.allSatisfy { place($0) == nil }
      && !(others + keys.inputs + idKeys).contains(where: \.isPath)
  }

  /// Whether an object has the same keys in the same order.
  func fit(_ object: JSONObject) -> Bool {
    guard object.members.count == names.count else { return false }
    return zip(object.members, names).allSatisfy { $0.key == $1 }
  }

  /// The row of an object that fits; `nil` where it has more than an id, an instruction, an input and
  /// an output, or one of these is no string.
  func row(_ object: JSONObject, position: Int) -> TrainingRow? {
    guard isSimple, let output = text(at: output, of: object) else { return nil }
    var parts: [TrainingRow.Part] = []
    parts.reserveCapacity(3)
    if let instruction {
      guard let text = text(at: instruction, of: object) else { return nil }
      parts.append(.init(.instruction, text))
    }
    if let input {
      guard let text = text(at: input, of: object) else { return nil }
      if !text.isEmpty { parts.append(.init(.input, text)) }
    }
    parts.append(.init(.output, output))
    guard let id else {
      return TrainingRow(id: .number(position), position: position, parts: parts)
    }
    switch object.members[id].value {
    case .string(let text): return TrainingRow(id: .text(text), position: position, parts: parts)
    case .int(let number): return TrainingRow(id: .number(number), position: position, parts: parts)
    default: return nil
    }
  }

  private func text(at place: Int, of object: JSONObject) -> String? {
    guard case .string(let text) = object.members[place].value else { return nil }
    return text
  }
}
