import CSimdjson

extension JSONParser {
  /// What is short in an object that is passed over; `nil` for any other value.
  ///
  /// Most of a server's record is its list of tokens, of which no values are made.
  static func outline(of root: spoor_json_value, _ passed: PassedOver) -> JSONObject? {
    guard spoor_json_kind_of(root) == SPOOR_JSON_OBJECT else { return nil }
    var members: [JSONObject.Member] = []
    var cursor = spoor_json_object_begin(root)
    var key = spoor_json_text()
    var element = spoor_json_value()
    while spoor_json_object_next(&cursor, &key, &element) {
      let kind = spoor_json_kind_of(element)
      guard kind != SPOOR_JSON_ARRAY, kind != SPOOR_JSON_OBJECT else { continue }
      members.append(JSONObject.Member(key: string(key), value: value(element)))
    }
    let outline = JSONObject(members)
    guard case .string(let text) = outline[passed.key], passed.texts.contains(text) else {
      return nil
    }
    return outline
  }
}
