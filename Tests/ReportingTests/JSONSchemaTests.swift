import Foundation
import ScratchFiles
import Testing

@Suite("The tests' JSON schemas") struct JSONSchemaTests {
  private func violations(
    of document: String,
    by schema: String,
    unnamedKeys: JSONSchema.UnnamedKeys = .allowed
  ) throws -> [String] {
    try JSONSchema(Data(schema.utf8))
      .violations(in: Data(document.utf8), unnamedKeys: unnamedKeys)
      .map(\.description)
  }

  /// A schema, what it takes, what it refuses, and why.
  struct Keyword: Sendable {
    var schema: String
    var good: String
    var bad: String
    var reason: String

    init(_ schema: String, takes good: String, not bad: String, _ reason: String) {
      (self.schema, self.good, self.bad, self.reason) = (schema, good, bad, reason)
    }
  }

  static let keywords = [
    Keyword(#"{"type": "string"}"#, takes: #""1""#, not: "1", "$: must be of type string, not 1"),
    Keyword(#"{"type": "null"}"#, takes: "null", not: "0", "$: must be of type null, not 0"),
    Keyword(
      #"{"type": "boolean"}"#,
      takes: "true",
      not: "1",
      "$: must be of type boolean, not 1"
    ),
    Keyword(
      #"{"type": ["integer", "string"]}"#,
      takes: "3.0",
      not: "3.5",
      "$: must be of type integer or string, not 3.5"
    ),
    Keyword(
      #"{"type": "number"}"#,
      takes: "-1e300",
      not: "[1]",
      "$: must be of type number, not an array of 1"
    ),
    Keyword(#"{"const": "a/1"}"#, takes: #""a/1""#, not: "{}", #"$: must be "a/1", not an object"#),
    Keyword(#"{"enum": [1, null]}"#, takes: "null", not: "true", "$: must be 1 or null, not true"),
    Keyword(#"{"required": ["a"]}"#, takes: #"{"a": null}"#, not: #"{"b": 1}"#, "$: lacks 'a'"),
    Keyword(
      #"{"properties": {"a": {"type": "array"}}}"#,
      takes: #"{"b": 1}"#,
      not: #"{"a": 1}"#,
      "$.a: must be of type array, not 1"
    ),
    Keyword(
      #"{"items": {"type": "object"}}"#,
      takes: "[]",
      not: "[{}, false]",
      "$[1]: must be of type object, not false"
    ),
    Keyword(#"{"minimum": 0}"#, takes: "0", not: "-0.5", "$: must be at least 0, not -0.5"),
    Keyword(#"{"maximum": 1}"#, takes: "1", not: "1.5", "$: must be at most 1, not 1.5"),
    Keyword(#"{"minItems": 1}"#, takes: "[0]", not: "[]", "$: must have at least 1 items, not 0"),
    Keyword(#"{"maxItems": 0}"#, takes: "[]", not: "[0]", "$: must have at most 0 items, not 1"),
    Keyword(
      #"{"anyOf": [{"type": "null"}, {"minimum": 2, "type": "number"}]}"#,
      takes: "2",
      not: "1",
      "$: fits none of 2 schemas ($: must be of type null, not 1; $: must be at least 2, not 1)"
    ),
    Keyword(
      ##"{"items": {"$ref": "#/$defs/a", "maximum": 4}, "$defs": {"a": {"minimum": 3}}}"##,
      takes: "[3, 4]",
      not: "[2]",
      "$[0]: must be at least 3, not 2"
    ),
  ]

  @Test("each keyword refuses what it forbids and nothing else", arguments: keywords)
  func refusal(_ keyword: Keyword) throws {
    #expect(try violations(of: keyword.good, by: keyword.schema) == [])
    #expect(try violations(of: keyword.bad, by: keyword.schema) == [keyword.reason])
  }

  @Test("every violation is told, not the first alone")
  func several() throws {
    let schema =
      #"{"required": ["c"], "properties": {"a": {"minimum": 1}, "b": {"items": {"maximum": 1}}}}"#
    let found = try violations(of: #"{"b": [2, 0, 3], "a": 0}"#, by: schema)
    #expect(
      found == [
        "$.a: must be at least 1, not 0", "$.b[0]: must be at most 1, not 2",
        "$.b[2]: must be at most 1, not 3", "$: lacks 'c'",
      ]
    )
  }

  @Test("keys that nothing names are told on request, whichever schema names the others")
  func unnamed() throws {
    let schema = ##"""
      {
        "$ref": "#/$defs/a",
        "properties": {"b": {"items": {"anyOf": [{"type": "null"}, {"$ref": "#/$defs/a"}]}}},
        "$defs": {"a": {"properties": {"a": {}}}}
      }
      """##
    let document = #"{"a": {"x": 1}, "b": [null, {"a": 1}, {"y": 1}], "c": 1}"#
    #expect(try violations(of: document, by: schema) == [])
    #expect(
      try violations(of: document, by: schema, unnamedKeys: .reported)
        == ["$.a.x", "$.b[2].y", "$.c"].map { "\($0): the schema does not name this key" }
    )
  }

  @Test(
    "a schema that would hold less than it says is refused",
    arguments: [
      (#"{"properties": {"a": {"maxium": 1}}}"#, "#/properties/a: nothing checks the keyword 'max"),
      (##"{"items": {"$ref": "#/$defs/a"}}"##, "'#/$defs/a' is referred to and not there"),
      (##"{"$ref": "other.json#/$defs/a"}"##, "'other.json#/$defs/a' leads elsewhere"),
    ]
  )
  func unusable(schema: String, beginning: String) throws {
    let error = try #require(throws: JSONSchema.Unusable.self) {
      try JSONSchema(Data(schema.utf8))
    }
    #expect(error.description.hasPrefix(beginning), "\(error.description)")
  }
}
