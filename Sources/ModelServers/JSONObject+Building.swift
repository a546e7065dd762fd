import Records

extension JSONObject {
  /// The object with one member more; unchanged where there is no value.
  func with(_ key: String, _ value: JSONValue?) -> JSONObject {
    guard let value else { return self }
    return JSONObject(members + [Member(key: key, value: value)])
  }

  /// The object with the seed of a draw and the texts before which it ends, where there are such.
  func withSeedAndStops(of wanted: WantedText) -> JSONObject {
    with("seed", wanted.seed.map(JSONValue.int)).with("stop", JSONValue.texts(wanted.stops))
  }
}

extension JSONValue {
  /// An array of token ids.
  static func ids(_ ids: [Int]) -> JSONValue { .array(ids.map(JSONValue.int)) }

  /// An array of texts; `nil` for none, so that the key is left out.
  static func texts(_ texts: [String]) -> JSONValue? {
    texts.isEmpty ? nil : .array(texts.map(JSONValue.string))
  }
}

extension FrozenPrompt {
  /// The token ids where they are known, else the text.
  var sent: JSONValue { tokenIDs.isEmpty ? .string(text) : .ids(tokenIDs) }
}
