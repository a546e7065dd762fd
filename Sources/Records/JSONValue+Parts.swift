extension JSONValue {
  /// The elements of an array; `nil` for any other value.
  public var elements: [JSONValue]? {
    guard case .array(let elements) = self else { return nil }
    return elements
  }

  /// The members of an object; `nil` for any other value.
  public var members: JSONObject? {
    guard case .object(let members) = self else { return nil }
    return members
  }

  /// The characters of a string; `nil` for any other value.
  public var characters: String? {
    guard case .string(let characters) = self else { return nil }
    return characters
  }
}
