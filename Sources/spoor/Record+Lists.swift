import Estimators
import Records
import SpoorModel

/// What the elements of a list of lists are.
struct ListElement<Value> {
  /// In words, with the article.
  let name: String
  let value: (JSONValue) -> Value?
}

extension ListElement<Double> {
  static var number: Self { Self(name: "a number", value: \.number) }

  /// A token with its probability.
  static var alternative: Self {
    Self(name: "[token, probability]") { value in
      guard case .array(let pair) = value, pair.count == 2, pair[0].characters != nil else {
        return nil
      }
      return pair[1].number
    }
  }
}

extension ListElement<Int> {
  static var integer: Self { Self(name: "an integer", value: \.integer) }
}

extension ListElement<InferenceLabel> {
  static var label: Self {
    let labels = InferenceLabel.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
    return Self(name: "one of \(labels)") { $0.characters.flatMap(InferenceLabel.init(rawValue:)) }
  }
}

extension Record {
  /// The elements of the list at a key; `nil` where it is absent or null.
  func list<Element>(
    _ key: String,
    _ expected: String,
    _ convert: (JSONValue) -> Element?
  ) throws(SpoorError) -> [Element]? {
    guard let found = optionalValue(key) else { return nil }
    return try elements(of: found, at: key, expected, convert)
  }

  /// The elements of the lists in the list at a key, which must be there.
  func rows<Value>(_ key: String, _ element: ListElement<Value>) throws(SpoorError) -> [[Value]] {
    let rows = try elements(of: try value(key), at: key, "a list") { $0 }
    var converted: [[Value]] = []
    for (index, row) in rows.enumerated() {
      converted.append(
        try elements(of: row, at: "\(key)[\(index)]", element.name, element.value)
      )
    }
    return converted
  }

  private func elements<Element>(
    of found: JSONValue,
    at place: String,
    _ expected: String,
    _ convert: (JSONValue) -> Element?
  ) throws(SpoorError) -> [Element] {
    guard case .array(let values) = found else {
      throw mismatch(place, "an array (each element \(expected))", found)
    }
    var elements: [Element] = []
    for (index, value) in values.enumerated() {
      guard let element = convert(value) else {
        throw mismatch("\(place)[\(index)]", expected, value)
      }
      elements.append(element)
    }
    return elements
  }
}

extension JSONValue {
  /// A number, the bounds `[low, high]`, or a null for what is unknown; `nil` of anything else.
  var bounds: Bounds?? {
    if self == .null { return .some(nil) }
    if let number { return Bounds(exactly: number) }
    guard case .array(let ends) = self, ends.count == 2, let low = ends[0].number,
      let high = ends[1].number, low <= high
    else { return nil }
    return Bounds(low: low, high: high)
  }
}
