import Foundation
import Records
import ScratchFiles
import SpoorModel
import Testing

@Suite struct TextRecordsTests {
  let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  @Test("a line is a record, blank lines are none")
  func lines() throws {
    let text = "\u{feff}one \r\n\n \t\n  {two\nthree"
    let file = try scratch.file("a.txt", text: text)
    let reader = try RecordReader(file, shape: .init("a text", keys: []))
    var records: [(Int, String)] = []
    while let record = try reader.next() {
      records.append((record.line, try record.string("text")))
    }
    #expect(records.map(\.0) == [1, 4, 5])
    #expect(records.map(\.1) == ["one ", "  {two", "three"])
    #expect(reader.bytesRead == text.utf8.count)
  }

  @Test(
    "a file's name tells its format",
    arguments: [
      ("a.json", RecordFormat.json), ("a.JSONL.zst", .jsonLines), ("a.ndjson.gz", .jsonLines),
      ("a.csv", .commaSeparated), ("a.tsv.gz", .tabSeparated), ("a.txt.zst", .text),
      ("a.zst", nil), ("a.md", nil),
    ]
  )
  func formats(name: String, format: RecordFormat?) {
    #expect(RecordFormat.named(URL(filePath: name)) == format)
  }

  @Test("reading goes on behind a bad line and a bad element")
  func goingOn() throws {
    let lines = try scratch.file("a.jsonl", text: "rubbish\n{}\n{\"a\": }\n[1]\n{}\n")
    let array = try scratch.file("a.json", text: "[{}, {\"a\": }, {}, 5]")
    for (file, expected) in [
      (lines, [false, true, false, false, true]), (array, [true, false, true, false]),
    ] {
      let reader = try RecordReader(file, shape: .init("a note", keys: []))
      var found: [Bool] = []
      while reader.canGoOn {
        do {
          guard try reader.next() != nil else { break }
          found.append(true)
        } catch { found.append(false) }
      }
      #expect(found == expected)
      #expect(reader.canGoOn == (file == lines))
    }
  }

  @Test("a value's JSON text reads back as the value")
  func jsonText() throws {
    let text = #"{"a": ["x\"\\\n\t\u0001é🙂", 1, -2.5, null, true], "b": {}, "c": []}"#
    let place = SpoorError.Location(file: "here")
    let value = try JSONValue(parsing: Array(text.utf8), at: place)
    #expect(value.text == text)
    #expect(try JSONValue(parsing: Array(value.text.utf8), at: place) == value)
  }
}
