import Records
import SpoorModel

/// Where the records of a file of answers have their keys.
///
/// Records of a file have the same keys as a rule, and there are millions: looking each key up by its name
/// costs as much as parsing the record. What is not as usual goes to `Record`'s own accessors, which tell
/// what is wrong.
struct AnswerFields {
  enum Key: Int, CaseIterable {
    case rowID, promptID, question, answer, answers, aliases, relation, exemplarSet, decoding
    case temperature, sampleIndex, text, greedy, samples

    var name: String {
      switch self {
      case .rowID: "row_id"
      case .promptID: "prompt_id"
      case .exemplarSet: "exemplar_set"
      case .sampleIndex: "sample_index"
      default: "\(self)"
      }
    }
  }

  private var keys: [String] = []
  /// The place of each key among a record's members; −1 where it is absent.
  private var places: [Int] = []

  /// Finds the keys of a record; whether the one before had the same.
  mutating func find(in record: Record) -> Bool {
    let members = record.object.members
    if members.count == keys.count, members.indices.allSatisfy({ members[$0].key == keys[$0] }) {
      return true
    }
    keys = members.map(\.key)
    places = Key.allCases.map { keys.lastIndex(of: $0.name) ?? -1 }
    return false
  }

  /// The value of a key; `nil` where it is absent or null.
  func value(_ key: Key, _ record: Record) -> JSONValue? {
    let place = places[key.rawValue]
    guard place >= 0 else { return nil }
    let value = record.object.members[place].value
    if case .null = value { return nil }
    return value
  }

  /// The text of a key; `nil` where it is absent or null.
  func text(_ key: Key, _ record: Record) throws(SpoorError) -> String? {
    switch value(key, record) {
    case nil: nil
    case .string(let text): text
    default: try record.optionalString(key.name)
    }
  }

  /// The count of a key; `nil` where it is absent, null or empty.
  func count(_ key: Key, _ record: Record) throws(SpoorError) -> Int? {
    switch value(key, record) {
    case nil: nil
    case .int(let count) where count >= 0: count
    default: try record.optionalCount(key.name)
    }
  }

  /// The number of a key; `nil` where it is absent, null or empty.
  func number(_ key: Key, _ record: Record) throws(SpoorError) -> Double? {
    switch value(key, record) {
    case nil: nil
    case .double(let number): number
    case .int(let number): Double(number)
    default: try record.optionalNumber(key.name)
    }
  }

  /// The texts of a key, one or a list of them.
  func texts(_ key: Key, _ record: Record) throws(SpoorError) -> [String] {
    value(key, record) == nil ? [] : try record.texts(key.name)
  }

  /// Whether two objects tell the same of a question, both having the same keys.
  func isSameQuestion(_ one: JSONObject, _ other: JSONObject) -> Bool {
    Self.ofQuestion.allSatisfy { key in
      let place = places[key.rawValue]
      return place < 0 || Self.isSame(one.members[place].value, other.members[place].value)
    }
  }

  /// As `==`, which is slower for what texts mostly are.
  private static func isSame(_ one: JSONValue, _ other: JSONValue) -> Bool {
    switch (one, other) {
    case (.string(let text), .string(let same)): text == same
    case (.int(let number), .int(let same)): number == same
    default: one == other
    }
  }

  private static let ofQuestion: [Key] = [
    .rowID, .promptID, .answer, .question, .relation, .answers, .aliases,
  ]
}
