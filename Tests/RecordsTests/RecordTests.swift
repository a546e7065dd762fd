import Records
import ScratchFiles
import SpoorModel
import Testing

@Suite struct RecordTests {
  let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  private func record(_ text: String) throws -> Record {
    let file = try scratch.file("one.jsonl", text: "\n" + text)
    let reader = try RecordReader(file, shape: RecordShape("a thing", keys: ["a"]))
    return try #require(try reader.next())
  }

  @Test("typed accessors give the values")
  func values() throws {
    let record = try record(
      """
      {"s": "x", "n": null, "i": 3.0, "is": [1, -2], "ds": [1, 0.5], "gaps": [1, null, NaN],
      """ + #""ranks": [1, null], "rows": [[1, 2], [3, 4]]}"#
    )
    #expect(try record.string("s") == "x")
    #expect(try record.optionalString("s") == "x")
    #expect(try record.optionalString("n") == nil)
    #expect(try record.optionalString("absent") == nil)
    #expect(try record.int("i") == 3)
    #expect(try record.optionalInt("n") == nil)
    #expect(try record.ints("is") == [1, -2])
    #expect(try record.optionalInts("n") == nil)
    #expect(try record.doubles("ds") == [1, 0.5])
    #expect(try record.optionalDoubles("gaps") == [1, nil, nil])
    #expect(try record.optionalRanks("ranks") == [1, nil])
    #expect(try record.optionalIntRows("rows", width: 2) == [[1, 2], [3, 4]])
    #expect(try record.optionalIntRows("absent", width: 2) == nil)
  }

  @Test(
    "a wrong value is named by key, expected and found",
    arguments: [
      ("ints", "{\"a\": [1, null]}", "\"a[1]\": expected an integer, found null"),
      ("ints", "{\"a\": [1.5]}", "\"a[0]\": expected an integer, found a number with a fraction"),
      (
        "ints", "{\"a\": \"x\"}",
        "\"a\": expected an array (each element an integer), found a string"
      ),
      ("doubles", "{\"a\": [null]}", "\"a[0]\": expected a number, found null"),
      (
        "optionalDoubles", "{\"a\": [\"x\"]}", "\"a[0]\": expected a number or null, found a string"
      ),
      (
        "optionalRanks", "{\"a\": [0]}",
        "\"a[0]\": expected a rank of 1 or more, or null, found an integer"
      ),
      (
        "optionalIntRows", "{\"a\": [[1]]}",
        "\"a[0]\": expected an array of 2 integers, found an array of 1"
      ),
      ("string", "{}", "the key \"a\" is missing; found an empty object"),
      ("int", "{\"a\": true}", "\"a\": expected an integer, found a boolean"),
      ("optionalString", "{\"a\": {}}", "\"a\": expected a string or null, found an object"),
    ]
  )
  func wrongValues(accessor: String, text: String, problem: String) throws {
    let record = try record(text)
    let error = try #require(throws: SpoorError.self) {
      switch accessor {
      case "ints": _ = try record.ints("a")
      case "doubles": _ = try record.doubles("a")
      case "optionalDoubles": _ = try record.optionalDoubles("a")
      case "optionalRanks": _ = try record.optionalRanks("a")
      case "optionalIntRows": _ = try record.optionalIntRows("a", width: 2)
      case "int": _ = try record.int("a")
      case "string": _ = try record.string("a")
      default: _ = try record.optionalString("a")
      }
    }
    #expect(error.problem == problem)
    #expect(error.location?.line == 2)
    #expect(error.remedy == "Each record (a thing) must be one JSON object with the keys a.")
  }
}
