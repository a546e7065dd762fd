import Records
import SpoorModel
import Testing

@Suite struct JSONValueTests {
  private let place = SpoorError.Location(file: "text.json", line: 4)

  private func parse(_ text: String) throws -> JSONValue {
    try JSONValue(parsing: Array(text.utf8), at: place)
  }

  @Test(
    "every kind of value is read",
    arguments: [
      ("null", JSONValue.null), (" true ", .bool(true)), ("false", .bool(false)),
      ("-9223372036854775808", .int(.min)), ("9223372036854775807", .int(.max)),
      ("9223372036854775808", .double(9_223_372_036_854_775_808)), ("1.5e3", .double(1500)),
      ("\"\"", .string("")), ("\"a\\u0000\\u00e9\\ud83d\\ude42\"", .string("a\0é🙂")),
      ("[]", .array([])), ("[1,[null]]", .array([.int(1), .array([.null])])),
      ("[NaN, \"NaN\", \"\\\"NaN\"]", .array([.null, .string("NaN"), .string("\"NaN")])),
      ("{}", .object(JSONObject([]))),
    ]
  )
  func kinds(text: String, value: JSONValue) throws {
    #expect(try parse(text) == value)
  }

  @Test("an object keeps its order, and the last of two equal keys counts")
  func objects() throws {
    guard case .object(let object) = try parse("{\"b\": 1, \"a\": {\"c\": []}, \"b\": 2}") else {
      Issue.record("no object")
      return
    }
    #expect(object.keys == ["b", "a", "b"])
    #expect(object["b"] == .int(2))
    #expect(object["a"] == .object(JSONObject([.init(key: "c", value: .array([]))])))
    #expect(object["c"] == nil)
  }

  @Test("64 levels are read, 65 are refused", arguments: [("[", "]"), ("{\"a\":", "}")])
  func depth(open: String, close: String) throws {
    func nested(_ levels: Int) -> String {
      String(repeating: open, count: levels) + "1" + String(repeating: close, count: levels)
    }
    _ = try parse(nested(64))
    for levels in [65, 100_000] {
      let error = try #require(throws: SpoorError.self) { try parse(nested(levels)) }
      #expect(error.problem == "arrays and objects are nested more than 64 levels deep")
      #expect(error.location == place)
    }
  }

  @Test(
    "what is no JSON is refused",
    arguments: [
      "", "{", "[1,]", "{\"a\" 1}", "nul", "1 2", "{} {}", "'a'", "\"\\ud800\"", "\"a\nb\"",
      "Infinity",
      "01", "NaNs", "99999999999999999999999",
    ]
  )
  func malformed(text: String) throws {
    let error = try #require(throws: SpoorError.self) { try parse(text) }
    #expect(error.code == .badInput)
    #expect(error.problem.hasPrefix("this is not one JSON value (simdjson: "))
  }

  @Test("bytes that are no UTF-8 are refused with their place")
  func invalidUTF8() throws {
    let bytes = Array("\"🙂".utf8) + [0xc3, 0x28] + Array("\"".utf8)
    let error = try #require(throws: SpoorError.self) { try JSONValue(parsing: bytes, at: place) }
    #expect(error.problem == "the text is not valid UTF-8 at byte 6 of the record")
  }
}
