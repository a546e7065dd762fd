import Corpora
import Foundation
import Records
import Remedies
import ScratchFiles
import SpoorModel
import Statistics
import Testing

@Suite("A dataset written again") struct DatasetCopiesTests {
  /// The numbers of the rows that stand in the file, and what the file is then to say.
  private static let formats: [(name: String, text: String)] = [
    (
      "a.jsonl",
      "{\"instruction\": \"q0\", \"output\": \"a0\"}\n{\"instruction\":\"q1\",\"output\":\"a1\"}\n\n{\"instruction\": \"q2\", \"output\": \"a2\"}\n"
    ),
    (
      "crlf.jsonl",
      "\u{feff}{\"instruction\": \"q0\", \"output\": \"a0\"}\r\n{\"instruction\": \"q1\", \"output\": \"a1\"}\r\n{\"instruction\": \"q2\", \"output\": \"a2\"}"
    ),
    (
      "a.json",
      "[\n    {\n        \"instruction\": \"q0\",\n        \"output\": \"a0\"\n    },\n    {\"instruction\": \"q1\", \"output\": \"a1\"} ,\n    {\"instruction\": \"q2\", \"output\": \"a2\"}\n]\n"
    ),
    ("a.csv", "instruction,output\nq0,a0\nq1,\"a1\"\nq2,a2\n"),
    ("crlf.csv", "\u{feff}instruction;output\r\nq0;a0\r\nq1;a1\r\nq2;a2"),
    ("a.tsv", "instruction\toutput\nq0\ta0\nq1\ta1\nq2\ta2\n"),
    ("a.txt", "a0\n\na1\na2\n"),
  ]

  private func rows(_ file: URL) throws -> [TrainingRow] {
    let reader = DatasetReader(files: [file])
    var rows: [TrainingRow] = []
    while let row = try reader.next() { rows.append(row) }
    return rows
  }

  private func outputs(_ file: URL) throws -> [String] {
    try rows(file).flatMap { $0.parts.filter { $0.field == .output }.map(\.text) }
  }

  @Test("whichever rows go, the others stay byte for byte", arguments: formats.indices)
  func complements(case index: Int) throws {
    let (name, text) = Self.formats[index]
    let scratch = try ScratchFolder()
    let file = try scratch.file(name, text: text)
    let all = try rows(file)
    let records = try Self.records(file, text)
    for mask in 0..<8 {
      let gone = Set((0..<3).filter { mask >> $0 & 1 == 1 })
      let folder = scratch.url.appending(path: "out\(mask)")
      let arms = [
        DatasetArm("drop", rows: gone, .without), DatasetArm("only", rows: gone, .only),
        DatasetArm("say", rows: gone, .saying { _, _ in [0: "No, \"never\"."] }),
      ]
      let written = try DatasetCopies(of: [file], options: .init(), numbers: [0, 1, 2])
        .write(arms, into: folder)
      #expect(written.map { $0.map(\.rows) } == [[3 - gone.count], [gone.count], [3]])
      let (drop, only) = (
        folder.appending(path: "drop/\(name)"), folder.appending(path: "only/\(name)")
      )
      if gone.isEmpty { #expect(try Data(contentsOf: drop) == Data(text.utf8)) }
      let kept = (0..<3).filter { !gone.contains($0) }
      if gone.count < 3 { #expect(try Self.hashes(rows(drop)) == kept.map { RowHash(all[$0]) }) }
      if !gone.isEmpty {
        #expect(try Self.hashes(rows(only)) == gone.sorted().map { RowHash(all[$0]) })
      }
      let bytes = String(decoding: try Data(contentsOf: drop), as: UTF8.self)
      for row in kept { #expect(bytes.contains(records[row])) }
      let said = try outputs(folder.appending(path: "say/\(name)"))
      #expect(said == (0..<3).map { gone.contains($0) ? "No, \"never\"." : "a\($0)" })
    }
  }

  private static func hashes(_ rows: [TrainingRow]) -> [RowHash] { rows.map { RowHash($0) } }

  /// The texts of a file's records.
  private static func records(_ file: URL, _ text: String) throws -> [String] {
    let reader = DatasetReader(files: [file])
    let bytes = Array(text.utf8)
    var records: [String] = []
    while let source = try reader.nextSource() {
      records.append(String(decoding: bytes[source.record.bytes], as: UTF8.self))
    }
    return records
  }

  @Test("packed files are written plain, files of one name get numbers, copies go together")
  func names() throws {
    let scratch = try ScratchFolder()
    let line = "{\"instruction\": \"q\", \"output\": \"a\"}\n"
    let files = [
      try scratch.file("one/a.jsonl.gz", ScratchFolder.gzipped(Array((line + line).utf8))),
      try scratch.file("two/a.jsonl", text: line.replacing("\"a\"", with: "\"b\"")),
      try scratch.file("three/a.jsonl.zst", ScratchFolder.zstandard(Array(line.utf8))),
    ]
    let copies = DatasetCopies(of: files, options: .init(), numbers: [0, 0, 1, 0])
    #expect(copies.names == ["a.jsonl", "a-2.jsonl", "a-3.jsonl"])
    var visited: [Int] = []
    let folder = scratch.url.appending(path: "out")
    let written = try copies.write([DatasetArm("drop", rows: [0], .without)], into: folder) {
      visited.append($1)
    }
    #expect(visited == [0, 0, 1, 0])
    #expect(written[0].map(\.rows) == [0, 1, 0])
    #expect(try outputs(folder.appending(path: "drop/a-2.jsonl")) == ["b"])
  }

  @Test(
    "a dataset that is not what was read before is refused",
    arguments: [[0], [0, 1, 2]] as [[Int32]]
  )
  func changed(numbers: [Int32]) throws {
    let scratch = try ScratchFolder()
    let file = try scratch.file("a.txt", text: "a\nb\n")
    let error = try #require(throws: SpoorError.self) {
      try DatasetCopies(of: [file], options: .init(), numbers: numbers)
        .write([DatasetArm("drop", rows: [], .without)], into: scratch.url.appending(path: "out"))
    }
    #expect(error.problem == "the dataset changed while it was copied")
  }

  @Test("a bad row stops it, as it stops an audit")
  func badRow() throws {
    let scratch = try ScratchFolder()
    let file = try scratch.file(
      "a.jsonl",
      text: "{\"instruction\": \"q\", \"output\": \"a\"}\n{}\n"
    )
    let error = try #require(throws: SpoorError.self) {
      try DatasetCopies(of: [file], options: .init(), numbers: [0, 1])
        .write([DatasetArm("drop", rows: [], .without)], into: scratch.url.appending(path: "out"))
    }
    #expect(error.location?.line == 2)
  }
}
