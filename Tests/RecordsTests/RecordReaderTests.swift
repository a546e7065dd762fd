import Foundation
import Records
import ScratchFiles
import SpoorModel
import Statistics
import Testing

@Suite struct RecordReaderTests {
  let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  private func texts(_ name: String, _ bytes: [UInt8]) throws -> [String] {
    let shape = RecordShape("a note", keys: ["text"])
    let reader = try RecordReader(try scratch.file(name, bytes), shape: shape)
    var texts: [String] = []
    while let record = try reader.next() { texts.append(try record.string("text")) }
    return texts
  }

  private func failure(_ name: String, _ bytes: [UInt8]) throws -> SpoorError {
    try #require(throws: SpoorError.self) { try texts(name, bytes) }
  }

  private func failure(_ name: String, _ text: String) throws -> SpoorError {
    try failure(name, Array(text.utf8))
  }

  @Test(
    "the content decides the layout, not the name",
    arguments: ["notes.json", "notes.jsonl", "notes", "notes.json.gz"]
  )
  func layouts(name: String) throws {
    let lines = "{\"text\": \"a\"}\n\n  {\"text\": \"b\"}\r\n{\"text\": \"c\"}"
    let array = "\n [ {\"text\": \"a\"}, {\"text\":\n\"b\"} ,{\"text\": \"c\"}]\n"
    for text in [lines, "\u{feff}" + lines, lines + "\n", array, "\u{feff}" + array] {
      let bytes = Array(text.utf8)
      #expect(try texts(name, bytes) == ["a", "b", "c"])
      #expect(try texts(name, ScratchFolder.gzipped(bytes)) == ["a", "b", "c"])
      #expect(try texts(name, ScratchFolder.zstandard(bytes)) == ["a", "b", "c"])
    }
  }

  @Test("one object over several lines is one record")
  func singleObject() throws {
    #expect(try texts("one.json", Array("{\n \"text\": \"a}{\\\"\"\n}\n".utf8)) == ["a}{\""])
  }

  @Test("a file without records gives none", arguments: ["", " \n\n", "[]", " [ ]\n"])
  func empty(text: String) throws {
    #expect(try texts("none.json", Array(text.utf8)).isEmpty)
  }

  @Test("records of every length survive the window's moves")
  func longRecords() throws {
    var generator = SplitMix64(seed: 7)
    let expected = (0..<60).map { _ in
      let count = Int(generator.next() % 90_000)
      let unit = ["é\\", "\"", "\\\\\"", "x{", "]🙂"][Int(generator.next() % 5)]
      return String(repeating: unit, count: count / unit.utf8.count)
    }
    let objects = try expected.map { text in
      String(decoding: try JSONEncoder().encode(["text": text]), as: UTF8.self)
    }
    let lines = Array(objects.joined(separator: "\n").utf8)
    let array = Array("[\(objects.joined(separator: ",\n"))]".utf8)
    #expect(try texts("long.jsonl", lines) == expected)
    #expect(try texts("long.json", array) == expected)
    #expect(try texts("long.json.gz", ScratchFolder.gzipped(array)) == expected)
    #expect(try texts("long.jsonl.zst", ScratchFolder.zstandard(lines)) == expected)
  }

  @Test("gzip members behind one another are one file")
  func gzipMembers() throws {
    let one = ScratchFolder.gzipped(Array("{\"text\": \"a\"}\n".utf8))
    let other = ScratchFolder.gzipped(Array("{\"text\": \"b\"}\n".utf8))
    #expect(try texts("two.jsonl.gz", one + other + [0, 0, 0]) == ["a", "b"])
  }

  @Test("a malformed line is named by file and number")
  func malformedLine() throws {
    let error = try failure(
      "bad.jsonl",
      "{\"text\": \"a\"}\n\n{\"text\": \"b\"\n{\"text\": \"c\"}\n"
    )
    #expect(error.code == .badInput)
    #expect(error.location?.line == 3)
    #expect(error.location?.file.hasSuffix("bad.jsonl") == true)
    #expect(error.problem.hasPrefix("this is not one JSON value (simdjson: "))
  }

  @Test(
    "what is wrong is said with its line",
    arguments: [
      ("{\"text\": \"a\"} x\n", 1, "not one JSON value"),
      ("{\"text\": \"a\"}\n[1]\n", 2, "expected a JSON object, found an array of 1"),
      ("{\"text\": \"a\"}\n{\"text\": 5}\n", 2, "\"text\": expected a string, found an integer"),
      (
        "{\"text\": \"a\"}\n{\"txt\": 5}\n", 2,
        "the key \"text\" is missing; found the keys \"txt\""
      ),
      (
        "[{\"text\": \"a\"}\n{\"text\": \"b\"}]", 2,
        "expected ',' or ']' after element 1, found '{'"
      ),
      ("[{\"text\": \"a\"},\n]", 2, "expected '{' to begin element 2, found ']'"),
      ("[{\"text\": \"a\"}\n", 2, "the array does not end; the file stops after element 1"),
      ("[\n\n{\"text\": \"a\n", 3, "the object that begins on this line does not end"),
      ("[{\"text\": \"a\"}]\n]", 2, "expected nothing behind the array, found ']'"),
      ("[1, 2]", 1, "expected '{' to begin element 1, found '1'"),
      ("\n\u{1}", 2, "expected a JSON array '[' or object '{', found byte 0x1"),
      ("{\"text\": 1e999}", 1, "not one JSON value"),
    ]
  )
  func wrongContent(text: String, line: Int, problem: String) throws {
    let error = try failure("bad.json", text)
    #expect(error.code == .badInput)
    #expect(error.location?.line == line)
    #expect(error.problem.contains(problem), "\(error)")
    #expect(!error.remedy.isEmpty)
  }

  @Test("an element of an array is named by its number")
  func elementNumber() throws {
    let error = try failure("bad.json", "[{\"text\": \"a\"}, {\"text\": null}]")
    #expect(error.location?.record == "element 2")
    #expect(error.remedy == "Each record (a note) must be one JSON object with the keys text.")
  }

  @Test("invalid UTF-8 is named by line and byte", arguments: ["bad.jsonl", "bad.json"])
  func invalidUTF8(name: String) throws {
    let bytes = Array("{\"text\": \"a\"}\n{\"text\": \"é".utf8) + [0xff] + Array("\"}".utf8)
    let error = try failure(name, bytes)
    #expect(error.location?.line == 2)
    #expect(error.problem == "the text is not valid UTF-8 at byte 13 of the record")
  }

  @Test(
    "UTF-16 and Parquet are told apart from broken JSON",
    arguments: ["a.json", "a.csv", "a.txt"]
  )
  func otherEncodings(name: String) throws {
    for mark: [UInt8] in [[0xff, 0xfe, 0x7b, 0], [0xfe, 0xff, 0, 0x7b]] {
      #expect(try failure(name, mark).problem == "the text is UTF-16")
    }
    let error = try failure("rows.parquet", Array("PAR1....".utf8))
    #expect(error.problem == "the file is Parquet, which Spoor does not read")
    #expect(error.remedy.contains("duckdb -c \"COPY (FROM '"))
    #expect(error.remedy.contains("rows.jsonl' (FORMAT json)\""))
  }

  @Test("a gzip file cut anywhere is an error")
  func truncatedGzip() throws {
    let whole = ScratchFolder.gzipped(Array("{\"text\": \"a\"}\n".utf8))
    for count in 2..<whole.count {
      let error = try failure("cut.jsonl.gz", Array(whole[..<count]))
      #expect(error.problem.contains("the gzip file ends early"), "\(count) bytes: \(error)")
    }
  }

  @Test("a gzip file with a wrong checksum is an error")
  func damagedGzip() throws {
    var bytes = ScratchFolder.gzipped(Array("{\"text\": \"a\"}\n".utf8))
    bytes[bytes.count - 6] ^= 1
    let error = try failure("bad.jsonl.gz", bytes)
    #expect(error.problem.contains("incorrect data check"))
  }

  @Test("decompressed size and record length are bounded")
  func limits() throws {
    let text = "{\"text\": \"\(String(repeating: "a", count: 3_000_000))\"}"
    let shape = RecordShape("a note", keys: ["text"])
    let plain = try scratch.file("long.jsonl", text: text)
    let array = try scratch.file("long.json", text: "[\(text)]")
    let packed = try scratch.file("bomb.jsonl.gz", ScratchFolder.gzipped(Array(text.utf8)))
    let limits = ReadLimits(decompressedBytes: 2_000_000, recordBytes: 1 << 20)
    for (file, problem) in [
      (plain, "the record is longer than 1048576 bytes"),
      (array, "the record is longer than 1048576 bytes"),
      (packed, "the gzip file decompresses to more than 2000000 bytes"),
    ] {
      let wide = ReadLimits(decompressedBytes: limits.decompressedBytes, recordBytes: 1 << 30)
      let reader = try RecordReader(file, shape: shape, limits: file == packed ? wide : limits)
      let error = try #require(throws: SpoorError.self) { try reader.next() }
      #expect(error.problem == problem)
    }
  }

  @Test("a missing file and a folder are errors that say so")
  func notAFile() throws {
    let shape = RecordShape("a note", keys: ["text"])
    let missing = scratch.url.appending(path: "none.jsonl")
    let absent = try #require(throws: SpoorError.self) { try RecordReader(missing, shape: shape) }
    #expect(absent.code == .badInput)
    #expect(absent.problem == "the file does not exist")
    let folder = try #require(throws: SpoorError.self) {
      try RecordReader(scratch.url, shape: shape)
    }
    #expect(folder.code == .badInput)
    #expect(folder.problem == "this is a folder, a file was expected")
  }

  @Test("a file that may not be read is refused", .enabled(if: getuid() != 0, "root reads all"))
  func unreadable() throws {
    let file = try scratch.file("secret.jsonl", text: "{}")
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: file.path)
    let error = try #require(throws: SpoorError.self) {
      try RecordReader(file, shape: RecordShape("a note", keys: []))
    }
    #expect(error.code == .inputOutput)
  }
}
