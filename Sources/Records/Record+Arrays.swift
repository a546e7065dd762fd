public import SpoorModel

extension Record {
  /// The integers of the array at a key.
  public func ints(_ key: String) throws(SpoorError) -> [Int] {
    try elements(key, "an integer") { $0.integer }
  }

  /// The integers of the array at a key; `nil` where it is absent or null.
  public func optionalInts(_ key: String) throws(SpoorError) -> [Int]? {
    guard optionalValue(key) != nil else { return nil }
    return try ints(key)
  }

  /// The numbers of the array at a key.
  public func doubles(_ key: String) throws(SpoorError) -> [Double] {
    try elements(key, "a number") { $0.number }
  }

  /// The numbers of the array at a key; an element that is null or `NaN` is `nil`.
  public func optionalDoubles(_ key: String) throws(SpoorError) -> [Double?] {
    try elements(key, "a number or null") { value in
      value == .null ? .some(nil) : value.number.map(Optional.some)
    }
  }

  /// The ranks of the array at a key, each 1 or more; an element that is null is `nil`.
  public func optionalRanks(_ key: String) throws(SpoorError) -> [Int?] {
    try elements(key, "a rank of 1 or more, or null") { value in
      if value == .null { return .some(nil) }
      return value.integer.flatMap { $0 >= 1 ? .some($0) : nil }
    }
  }

  /// The rows of `width` integers of the array of arrays at a key; `nil` where it is absent or null.
  public func optionalIntRows(_ key: String, width: Int) throws(SpoorError) -> [[Int]]? {
    guard optionalValue(key) != nil else { return nil }
    return try elements(key, "an array of \(width) integers") { value in
      guard case .array(let row) = value, row.count == width else { return nil }
      let numbers = row.compactMap(\.integer)
      return numbers.count == width ? numbers : nil
    }
  }

  private func elements<Element>(
    _ key: String,
    _ expected: String,
    _ convert: (JSONValue) -> Element?
  ) throws(SpoorError) -> [Element] {
    let found = try value(key)
    guard case .array(let values) = found else {
      throw mismatch(key, "an array (each element \(expected))", found)
    }
    var elements: [Element] = []
    elements.reserveCapacity(values.count)
    for (index, value) in values.enumerated() {
      guard let element = convert(value) else {
        throw mismatch("\(key)[\(index)]", expected, value)
      }
      elements.append(element)
    }
    return elements
  }
}
