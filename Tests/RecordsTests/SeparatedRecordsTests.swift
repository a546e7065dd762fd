import Foundation
import Records
import ScratchFiles
import SpoorModel
import Statistics
import Testing

@Suite struct SeparatedRecordsTests {
  let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  private func rows(_ name: String, _ bytes: [UInt8]) throws -> [[String]] {
    let reader = try RecordReader(try scratch.file(name, bytes), shape: .init("a row", keys: []))
    var rows: [[String]] = []
    while let record = try reader.next() {
      if rows.isEmpty { rows.append(record.object.keys) }
      rows.append(try record.object.keys.map { try record.string($0) })
    }
    return rows
  }

  private func rows(_ name: String, _ text: String) throws -> [[String]] {
    try rows(name, Array(text.utf8))
  }

  @Test(
    "quotes, line breaks and separators are read as RFC 4180 writes them",
    arguments: [
      ("a.csv", "q,a\n1,2\n", [["q", "a"], ["1", "2"]]),
      ("a.csv", "\u{feff}q,a\r\n1,2", [["q", "a"], ["1", "2"]]),
      ("a.csv", "q,a\r\n\"x,\"\"y\"\"\r\nz\",\r\n", [["q", "a"], ["x,\"y\"\r\nz", ""]]),
      ("a.csv", "\n\nq;a,b\t\n", []),
      ("a.csv", "q;a;c,d\n1;2,5;3\n", [["q", "a", "c,d"], ["1", "2,5", "3"]]),
      ("a.csv", "q\ta\n1,5\t2\n", [["q", "a"], ["1,5", "2"]]),
      ("a.tsv", "q\ta,b\n\n1\t\"2\t\"\n", [["q", "a,b"], ["1", "2\t"]]),
      ("a.csv", "\"a;b;c\",d\n1,5\" pipe\n", [["a;b;c", "d"], ["1", "5\" pipe"]]),
      ("a.csv", "text\nonly\n", [["text"], ["only"]]),
      ("a.csv", "", []),
    ]
  )
  func reading(name: String, text: String, expected: [[String]]) throws {
    #expect(try rows(name, text) == expected)
  }

  @Test(
    "what is wrong is said with the line on which it begins",
    arguments: [
      ("q,a\n\"x\n\ny\",1\n1,2,3\n", 5, "the row has 3 columns, the header has 2"),
      ("q,a\n1\n", 2, "the row has 1 column, the header has 2"),
      ("q,a\n\"1\n2\",\"3\n4\n5", 3, "the quoted field that begins on this line does not end"),
      ("q,a\n1,\"x\" y\n", 2, "text stands behind the closing quote of column 2"),
      ("q,q\n1,2\n", 1, "the header names the column \"q\" twice"),
    ]
  )
  func wrongRows(text: String, line: Int, problem: String) throws {
    let error = try #require(throws: SpoorError.self) { try rows("bad.csv", text) }
    #expect(error.code == .badInput)
    #expect(error.location?.line == line)
    #expect(error.problem == problem)
  }

  @Test("invalid UTF-8 is an error with its line", arguments: ["bad.csv", "bad.txt"])
  func invalidUTF8(name: String) throws {
    let bytes = Array("q,a\n1,2\n3,".utf8) + [0xe9, 0x0a]
    let error = try #require(throws: SpoorError.self) { try rows(name, bytes) }
    #expect(error.location?.line == 3)
    #expect(error.problem == "the text is not valid UTF-8 at byte 3 of the record")
  }

  @Test("reading goes on behind a ragged row, and stops at an open quote")
  func goingOn() throws {
    let file = try scratch.file("a.csv", text: "q,a\n1\n2,3\n4,5,6\n7,8\n9,\"\n")
    let reader = try RecordReader(file, shape: .init("a row", keys: []))
    var (lines, failures) = ([Int](), [Int]())
    while reader.canGoOn {
      do {
        guard let record = try reader.next() else { break }
        lines.append(record.line)
      } catch { failures.append(error.location?.line ?? 0) }
    }
    #expect(lines == [3, 5])
    #expect(failures == [2, 4, 6])
    #expect(!reader.canGoOn)
    #expect(try reader.next() == nil)
  }

  // MARK: - Property

  private static let pieces = [
    "a", "é", "🙂", "\"", "\"\"", ",", ";", "\t", "\n", "\r\n", " ", "\u{feff}",
  ]

  private func cell(_ generator: inout SplitMix64) -> String {
    let count = Int.random(in: 0...6, using: &generator)
    return (0..<count).map { _ in Self.pieces.randomElement(using: &generator) ?? "" }.joined()
  }

  private func written(_ rows: [[String]], separator: String, lineBreak: String) -> String {
    rows.map { row in
      row.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: separator) + lineBreak
    }.joined()
  }

  /// gzip members of a few bytes: each comes as a read of its own.
  private func torn(_ bytes: [UInt8], _ generator: inout SplitMix64) -> [UInt8] {
    var (torn, start) = ([UInt8](), 0)
    while start < bytes.count {
      let end = min(bytes.count, start + Int.random(in: 1...5, using: &generator))
      torn += ScratchFolder.gzipped(Array(bytes[start..<end]))
      start = end
    }
    return torn
  }

  @Test("what is written is read back, wherever the buffers end", arguments: [",", ";", "\t"])
  func roundTrip(separator: String) throws {
    var generator = SplitMix64(seed: 5)
    for round in 0..<60 {
      let columns = Int.random(in: 2...4, using: &generator)
      let header = (0..<columns).map { "key \($0)\(round % 2 == 0 ? "\"\n" : "")" }
      let cells = (0..<8).map { _ in (0..<columns).map { _ in cell(&generator) } }
      let lineBreak = Bool.random(using: &generator) ? "\n" : "\r\n"
      let text = written([header] + cells, separator: separator, lineBreak: lineBreak)
      let bytes = Array(text.utf8)
      #expect(try rows("a.csv", bytes) == [header] + cells)
      #expect(try rows("a.csv.gz", torn(bytes, &generator)) == [header] + cells)
      #expect(try rows("a.csv.zst", ScratchFolder.zstandard(bytes)) == [header] + cells)
    }
  }

  @Test("rows longer than the window are read back")
  func longRows() throws {
    let long = String(repeating: "a\"\n,", count: 600_000)
    let rows = [["q", "a"], [long, "x"], ["y", long]]
    let text = written(rows, separator: ",", lineBreak: "\n")
    #expect(try self.rows("a.csv", text) == rows)
  }
}
