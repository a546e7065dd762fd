import Foundation
import Records
import ScratchFiles
import SpoorModel
import Testing

@Suite("The bytes of a record") struct RecordBytesTests {
  private static let files: [(name: String, text: String, records: [String])] = [
    ("a.jsonl", "{\"a\": 1}\n{\"a\":2}\n", ["{\"a\": 1}", "{\"a\":2}"]),
    ("a.jsonl", "\u{feff}{\"a\": 1}\r\n\r\n  {\"a\":2} \r\n", ["{\"a\": 1}", "{\"a\":2}"]),
    ("a.jsonl", "\n\n{\"a\": \"ö\"}\n{\"a\":2}", ["{\"a\": \"ö\"}", "{\"a\":2}"]),
    (
      "a.json", "\u{feff}[\n  {\n    \"a\": [1, {}]\n  },\n  {\"a\": \"}\"} ]\n",
      ["{\n    \"a\": [1, {}]\n  }", "{\"a\": \"}\"}"]
    ),
    ("a.json", " {\n \"a\": 1 }\n", ["{\n \"a\": 1 }"]),
    ("a.csv", "a,b\n1,2\n\"x\n\"\"y\"\"\",3\n", ["1,2", "\"x\n\"\"y\"\"\",3"]),
    ("a.csv", "\u{feff}a;b\r\n\r\n1;2\r\nä;\"3\"", ["1;2", "ä;\"3\""]),
    ("a.tsv", "a\tb\n1\t2\n", ["1\t2"]),
    ("a.txt", "\u{feff}one \r\n\n two\n", ["one ", " two"]),
  ]

  @Test("are where the record says, in every format, packed or not", arguments: files.indices)
  func places(case index: Int) throws {
    let (name, text, expected) = Self.files[index]
    let scratch = try ScratchFolder()
    let plain = try scratch.file(name, text: text)
    let packed = try scratch.file(name + ".gz", ScratchFolder.gzipped(Array(text.utf8)))
    for file in [plain, packed] {
      let reader = try RecordReader(file, shape: RecordShape("a record", keys: []))
      let bytes = try PlainBytes(file)
      var found: [String] = []
      var whole: [UInt8] = []
      while let record = try reader.next() {
        whole += try bytes.bytes(upTo: record.bytes.lowerBound)
        let text = try bytes.bytes(upTo: record.bytes.upperBound)
        whole += text
        found.append(String(decoding: text, as: UTF8.self))
      }
      #expect(found == expected)
      #expect(try whole + bytes.rest() == Array(text.utf8))
    }
  }

  @Test("are right behind records that are longer than any buffer")
  func long() throws {
    let scratch = try ScratchFolder()
    let lines = (0..<6).map { "{\"a\": \"\(String(repeating: "x\($0)", count: 300_000))\"}" }
    let file = try scratch.file("long.jsonl", lines: lines)
    let reader = try RecordReader(file, shape: RecordShape("a record", keys: []))
    let bytes = try PlainBytes(file)
    for line in lines {
      let record = try #require(try reader.next())
      _ = try bytes.bytes(upTo: record.bytes.lowerBound)
      #expect(try bytes.bytes(upTo: record.bytes.upperBound) == Array(line.utf8))
    }
    #expect(try bytes.rest() == [10])
  }
}
