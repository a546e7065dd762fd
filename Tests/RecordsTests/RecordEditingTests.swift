import Foundation
import Records
import ScratchFiles
import SpoorModel
import Statistics
import Testing

@Suite("A record with other values") struct RecordEditingTests {
  private struct Case {
    var name: String
    var text: String
    var edits: [RecordEdit]
    var expected: String
  }

  /// The first record of a file of this text, and its bytes after the edits.
  private func edited(_ name: String, _ text: String, _ edits: [RecordEdit]) throws -> String {
    let scratch = try ScratchFolder()
    let file = try scratch.file(name, text: text)
    let reader = try RecordReader(file, shape: RecordShape("a record", keys: []))
    let record = try #require(try reader.next())
    let source = Array(Array(text.utf8)[record.bytes])
    return String(decoding: try record.text(applying: edits, to: source), as: UTF8.self)
  }

  private static let cases: [Case] = [
    Case(
      name: "a.jsonl",
      text: #"{ "a" : 1e5, "b":"x\"}", "c": {"b": null} }"#,
      edits: [RecordEdit([.key("b")], .string("ö\n\"q\""))],
      expected: #"{ "a" : 1e5, "b":"ö\n\"q\"", "c": {"b": null} }"#
    ),
    Case(
      name: "a.jsonl",
      text: #"{"c": {"b": [1, {"d": true}, 18446744073709551615]}, "n": NaN}"#,
      edits: [
        RecordEdit([.key("c"), .key("b"), .element(1), .key("d")], .string("no")),
        RecordEdit([.key("c"), .key("b"), .element(0)], .null),
      ],
      expected: #"{"c": {"b": [null, {"d": "no"}, 18446744073709551615]}, "n": NaN}"#
    ),
    Case(
      name: "a.jsonl",
      text: #"{"a": "first", "\u0061": "last"}"#,
      edits: [RecordEdit([.key("a")], .string("new"))],
      expected: #"{"a": "first", "\u0061": "new"}"#
    ),
    Case(
      name: "a.jsonl",
      text: #"{"a": [{}, { }, {"b": 1}]}"#,
      edits: (0..<3).map { RecordEdit([.key("a"), .element($0), .key("c")], .int(2), .adding) },
      expected: #"{"a": [{"c": 2}, {"c": 2 }, {"c": 2, "b": 1}]}"#
    ),
    Case(
      name: "a.csv",
      text: "id,a,b\n1,\"x, \"\"y\"\"\",\"\"\n",
      edits: [RecordEdit([.key("a")], .string("say \"no\",\nplease"))],
      expected: "1,\"say \"\"no\"\",\nplease\",\"\""
    ),
    Case(
      name: "a.csv",
      text: "id;a;b\n1;x\"y;\"\"\n",
      edits: [RecordEdit([.key("b")], .string("z"))],
      expected: "1;x\"y;\"z\""
    ),
    Case(
      name: "a.txt",
      text: "one two\nthree\n",
      edits: [RecordEdit([.key("text")], .string("no\r\nway"))],
      expected: "no way"
    ),
  ]

  @Test("keeps every other byte", arguments: cases.indices)
  func table(case index: Int) throws {
    let item = Self.cases[index]
    #expect(try edited(item.name, item.text, item.edits) == item.expected)
  }

  @Test("a value that is not there is an error that names it")
  func missing() throws {
    let error = try #require(throws: SpoorError.self) {
      try edited("a.jsonl", #"{"a": [1]}"#, [RecordEdit([.key("a"), .element(1)], .null)])
    }
    #expect(error.problem == "there is no value at \"a\" [1]")
  }

  @Test("of random objects, any value can be replaced, and reads back")
  func random() throws {
    var generator = SplitMix64(seed: 3)
    for _ in 0..<TestScale.count(150, heavy: 3000) {
      let value = Self.object(&generator, depth: 3)
      let paths = Self.paths(in: value).filter { !$0.isEmpty }
      guard !paths.isEmpty else { continue }
      let path = paths[generator.index(below: paths.count)]
      let text = try edited("a.jsonl", value.text, [RecordEdit(path, .string("\"}],{"))])
      let read = try JSONValue(parsing: Array(text.utf8), at: SpoorError.Location(file: "made"))
      #expect(read == Self.replacing(path[...], in: value))
    }
  }

  private static func object(_ generator: inout SplitMix64, depth: Int) -> JSONValue {
    let members = (0..<1 + generator.index(below: 3)).map { index in
      JSONObject.Member(key: "k\(index)\"", value: value(&generator, depth: depth - 1))
    }
    return .object(JSONObject(members))
  }

  private static func value(_ generator: inout SplitMix64, depth: Int) -> JSONValue {
    switch generator.index(below: depth > 0 ? 6 : 4) {
    case 0: .string("a\\\"]}, ö")
    case 1: .int(-7)
    case 2: .null
    case 3: .bool(true)
    case 4: .array((0..<generator.index(below: 4)).map { _ in value(&generator, depth: depth - 1) })
    default: object(&generator, depth: depth)
    }
  }

  private static func paths(in value: JSONValue) -> [[RecordEdit.Step]] {
    switch value {
    case .object(let object):
      [[]]
        + object.members.flatMap { member in paths(in: member.value).map { [.key(member.key)] + $0 }
        }
    case .array(let values):
      [[]]
        + values.enumerated().flatMap { index, value in
          paths(in: value).map { [.element(index)] + $0 }
        }
    default: [[]]
    }
  }

  private static func replacing(_ path: ArraySlice<RecordEdit.Step>, in value: JSONValue)
    -> JSONValue
  {
    guard let step = path.first else { return .string("\"}],{") }
    switch (step, value) {
    case (.key(let key), .object(var object)):
      for index in object.members.indices where object.members[index].key == key {
        object.members[index].value = replacing(path.dropFirst(), in: object.members[index].value)
      }
      return .object(object)
    case (.element(let index), .array(var values)):
      values[index] = replacing(path.dropFirst(), in: values[index])
      return .array(values)
    default: return value
    }
  }
}
