import Corpora
import Foundation
import ScratchFiles
import SpoorModel
import Testing

@testable import PhraseIndex

@Suite("Parts of a dataset that was counted before")
struct CountedPartTests {
  private let parts: ScratchParts
  private let options = DatasetOptions(badRows: .skip)

  init() throws { parts = try ScratchParts(seed: 6) }

  /// The lines that tell of files, the last file first.
  private func lines(_ files: [URL], _ options: DatasetOptions) throws -> String {
    let counter = DatasetCounter(options: options)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try files.reversed()
      .map { String(decoding: try encoder.encode(try counter.count($0).count), as: UTF8.self) }
      .joined(separator: "\n")
  }

  private func counts(_ lines: String) throws -> DatasetCounts {
    try DatasetCounts(contentsOf: try parts.scratch.file("counts.jsonl", text: lines))
  }

  private func counts() throws -> DatasetCounts { try counts(try lines(parts.files, options)) }

  @discardableResult
  private func build(
    _ number: Int,
    of count: Int,
    _ files: [URL],
    _ counts: DatasetCounts?,
    into name: String
  ) throws -> IndexBuilder.Outcome {
    var options = options
    options.part = Part(number, of: count)
    options.counts = counts
    return try IndexBuilder(into: parts.folder(name))
      .build(from: files, options: options, mode: .rebuilding)
  }

  /// The bytes of all files of an index, by name.
  private func bytes(_ name: String) throws -> [String: Data] {
    let folder = parts.folder(name)
    let shard = try DamageSubject.shards(of: folder)[0]
    let files =
      try FileManager.default.contentsOfDirectory(at: shard, includingPropertiesForKeys: nil)
      + [folder.appending(path: IndexManifest.fileName)]
    return try Dictionary(
      uniqueKeysWithValues: files.map { ($0.lastPathComponent, try Data(contentsOf: $0)) }
    )
  }

  @Test("a part is byte for byte what it is without counts", arguments: [1, 2, 3, 7])
  func equal(count: Int) throws {
    let empty = try parts.scratch.file("empty.jsonl", text: "")
    let files = [parts.files[0], empty, parts.files[1]]
    let counts = try counts(try lines(files, options))
    for number in 1...count {
      let plain = try build(number, of: count, files, nil, into: "plain")
      let counted = try build(number, of: count, files, counts, into: "counted")
      #expect(try bytes("counted") == bytes("plain"))
      #expect(counted.detections == plain.detections)
      #expect(counted.skipped?.errors == plain.skipped?.errors)
    }
  }

  @Test("a part opens no file that holds none of its rows")
  func unopened() throws {
    let counts = try counts()
    try build(1, of: 7, parts.files, nil, into: "plain")
    let size = try Data(contentsOf: parts.files[1]).count
    try Data(repeating: 0, count: size).write(to: parts.files[1])
    try build(1, of: 7, parts.files, counts, into: "counted")
    #expect(try bytes("counted") == bytes("plain"))
  }

  @Test("a file of another size is an error, whether it is the part's or not", arguments: [0, 1])
  func size(file: Int) throws {
    let counts = try counts()
    let handle = try FileHandle(forWritingTo: parts.files[file])
    try handle.seekToEnd()
    try handle.write(contentsOf: Data("\n".utf8))
    try handle.close()
    let error = try #require(throws: SpoorError.self) {
      try build(1, of: 7, parts.files, counts, into: "counted")
    }
    #expect(error.problem.hasPrefix("the file changed since it was counted: it has "))
    #expect(error.location?.file == parts.files[file].relativePath)
    #expect(error.remedy.contains("--count"))
  }

  @Test("a file with fewer or more rows than were counted is an error where it is read to its end")
  func rows() throws {
    let lines = try lines(parts.files, options)
    for (old, new) in [(#""rows":40"#, #""rows":39"#), (#""rows":40"#, #""rows":41"#)] {
      let counts = try counts(lines.replacing(old, with: new))
      let error = try #require(throws: SpoorError.self) {
        try build(1, of: 1, parts.files, counts, into: "counted")
      }
      #expect(error.problem.contains("it has 40 rows, not "), "\(error)")
    }
  }

  @Test("a file that was not counted, or in another way, is an error")
  func unfit() throws {
    let one = try counts(try lines([parts.files[0]], options))
    let error = try #require(throws: SpoorError.self) {
      try build(1, of: 2, parts.files, one, into: "counted")
    }
    #expect(error.problem.hasSuffix("counts.jsonl does not count this file"))
    #expect(error.location?.file == parts.files[1].relativePath)
    let fields = try FieldMapping(parsing: "question=instruction,answer=output")
    let otherwise = DatasetOptions(fields: fields, badRows: .skip)
    let other = try counts(try lines(parts.files, otherwise))
    let differing = try #require(throws: SpoorError.self) {
      try build(1, of: 2, parts.files, other, into: "counted")
    }
    #expect(
      differing.problem == "the file was counted with --fields instruction=instruction,"
        + "output=output --skip-bad, and is to be read with --skip-bad"
    )
  }

  private static let wrong: [(change: (old: String, new: String), problem: String)] = [
    ((#""rows":40"#, #""rows":-1"#), "\"rows\": expected a count, found -1"),
    ((#""rows":40"#, #""rows":9223372036854775807"#), "\"rows\": expected a count, found"),
    ((#""rows":40,"#, ""), "the key \"rows\" is missing"),
    (("spoor.count/1", "spoor.count/9"), "\"schema\": expected \"spoor.count/1\""),
    ((#""sha256":""#, #""sha256":"z"#), "\"sha256\": expected 64 hexadecimal digits"),
    ((#""shape":"alpaca""#, #""shape":"zebra""#), "no shape of training rows is called \"zebra\""),
    ((#""skip_bad":true"#, #""skip_bad":1"#), "\"skip_bad\": expected true or false"),
    (("1.jsonl", "0.jsonl"), "is counted a second time"),
    (("{", "["), "expected '{'"),
  ]

  @Test("a line that is no count is an error with its place", arguments: wrong.indices)
  func malformed(case index: Int) throws {
    let (change, problem) = Self.wrong[index]
    let lines = try lines(parts.files, options).replacing(change.old, with: change.new)
    let error = try #require(throws: SpoorError.self) { try counts(lines) }
    #expect(error.code == .badInput)
    #expect(error.problem.contains(problem), "\(error)")
    #expect(error.location != nil)
  }

  @Test("a dataset of no rows, and more parts than rows, are errors with counts too")
  func few() throws {
    let empty = try parts.scratch.file("empty.jsonl", text: "")
    let nothing = try counts(try lines([empty], options))
    let error = try #require(throws: SpoorError.self) {
      try build(1, of: 2, [empty], nothing, into: "counted")
    }
    #expect(error.problem == "the dataset holds no rows")
    let counts = try counts()
    let many = try #require(throws: SpoorError.self) {
      try build(1, of: 102, parts.files, counts, into: "counted")
    }
    #expect(many.problem.contains("101 rows"))
  }
}
