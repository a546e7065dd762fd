import Corpora
import Foundation
import ScratchFiles
import SpoorModel
import Testing

@Suite struct DatasetReaderTests {
  let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  private func rows(_ files: [URL]) throws -> [TrainingRow] {
    let reader = DatasetReader(files: files)
    var rows: [TrainingRow] = []
    while let row = try reader.next() { rows.append(row) }
    #expect(reader.count == rows.count)
    return rows
  }

  private func failure(_ text: String) throws -> SpoorError {
    let file = try scratch.file("bad.json", text: text)
    return try #require(throws: SpoorError.self) { try rows([file]) }
  }

  @Test("rows of several files are counted through")
  func severalFiles() throws {
    let array =
      #"[{"instruction": "a", "input": "i", "output": "b"}, {"instruction": "c", "output": ""}]"#
    let lines = """
      {"row_id": 7, "id": "no", "instruction": "d", "input": null, "output": "e"}
      {"id": "x-1", "instruction": "f", "output": "g", "source": [1]}
      """
    let files = [
      try scratch.file("a.json", text: array),
      try scratch.file("b.jsonl.gz", ScratchFolder.gzipped(Array(lines.utf8))),
      try scratch.file("c.json", text: array),
    ]
    let rows = try rows(files)
    #expect(rows.map(\.position) == Array(0..<6))
    #expect(
      rows.map(\.id) == [
        .number(0), .number(1), .number(7), .text("x-1"), .number(4), .number(5),
      ]
    )
    #expect(rows.map { $0.text(at: .init(.instruction)) } == ["a", "c", "d", "f", "a", "c"])
    #expect(rows.map { $0.text(at: .init(.input)) } == ["i", nil, nil, nil, "i", nil])
    #expect(rows.map { $0.text(at: .init(.output)) } == ["b", "", "e", "g", "b", ""])
  }

  @Test(
    "a row without its keys is an error with its line",
    arguments: [
      (#"{"instruction": "a"}"#, "the key \"output\" is missing; found the keys \"instruction\""),
      (#"{"output": "a"}"#, "the key \"instruction\" is missing"),
      (
        #"{"instruction": 1, "output": "a"}"#,
        "\"instruction\": expected a string, found an integer"
      ),
      (#"{"instruction": "a", "output": null}"#, "\"output\": expected a string, found null"),
      (
        #"{"instruction": "a", "output": "b", "input": []}"#, "\"input\": expected a string or null"
      ),
      (
        #"{"instruction": "a", "output": "b", "id": 1.5}"#,
        "\"id\": expected an integer or a string"
      ),
    ]
  )
  func wrongRows(row: String, problem: String) throws {
    let error = try failure("{\"instruction\": \"a\", \"output\": \"b\"}\n" + row)
    #expect(error.code == .badInput)
    #expect(error.location?.line == 2)
    #expect(error.problem.contains(problem), "\(error)")
    #expect(error.remedy.contains("instruction, output"))
  }

  @Test("a dataset without rows is an error", arguments: ["", "[]", "\n"])
  func noRows(text: String) throws {
    let error = try failure(text)
    #expect(error.problem == "the dataset holds no rows")
    #expect(error.location?.file.hasSuffix("bad.json") == true)
  }
}
