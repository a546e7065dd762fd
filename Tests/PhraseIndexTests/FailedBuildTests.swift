import Foundation
import ScratchFiles
import SpoorModel
import SuffixArrays
import Testing

@testable import PhraseIndex

@Suite("Builds that fail")
struct FailedBuildTests {
  private let scratch: ScratchIndex

  init() throws {
    scratch = try ScratchIndex(outputs: ["a red fox"])
    try scratch.build()
  }

  /// The build fails, the old index answers, and nothing is left beside it.
  private func failure(of files: [URL]) throws -> SpoorError {
    let before = try Data(contentsOf: scratch.folder.appending(path: IndexManifest.fileName))
    let error = #expect(throws: SpoorError.self) {
      try IndexBuilder(into: scratch.folder).build(from: files, mode: .rebuilding)
    }
    let after = try Data(contentsOf: scratch.folder.appending(path: IndexManifest.fileName))
    #expect(before == after)
    #expect(try scratch.open().trace("red fox", TraceScope(rows: 1)).occurrences == 1)
    #expect(try scratch.leftovers().filter { $0.hasPrefix(".") } == [])
    return try #require(error)
  }

  @Test("a missing file is named")
  func missing() throws {
    let file = scratch.scratch.url.appending(path: "nowhere.jsonl")
    let error = try failure(of: [scratch.dataset, file])
    #expect(error.code == .badInput)
    #expect(error.location?.file == file.path)
  }

  @Test("a folder is no dataset")
  func folder() throws {
    let error = try failure(of: [scratch.scratch.url])
    #expect(error.code == .badInput)
    #expect(error.problem == "this is a folder, not a dataset file")
  }

  @Test(
    "a malformed line is named by its number",
    arguments: ["{\"instruction\": \"x\", ", "{\"instruction\": \"x\"}", "[]", "\"x\""]
  )
  func malformed(line: String) throws {
    let rows = (0..<4100).map { ScratchIndex.Row(output: "row \($0)") }
    let text = try ScratchIndex.lines(rows) + line + "\n"
    let error = try failure(of: [try scratch.scratch.file("bad.jsonl", text: text)])
    #expect(error.code == .badInput)
    #expect(error.location?.line == 4101)
  }

  @Test("a dataset without rows is refused", arguments: [("e.jsonl", ""), ("e.json", "[]")])
  func empty(name: String, text: String) throws {
    let error = try failure(of: [try scratch.scratch.file(name, text: text)])
    #expect(error.code == .badInput)
    #expect(error.problem.contains("no rows"))
  }

  @Test("no files at all are refused")
  func noFiles() throws {
    #expect(try failure(of: []).code == .badInput)
  }

  @Test("a disk that refuses is no damaged index", arguments: [ENOSPC, EIO])
  func fullDisk(number: Int32) {
    let error = SpoorError(building: SuffixFileError("words.u32", .writeFailed(errno: number)))
    #expect(error.code == .inputOutput)
    #expect(error.location?.file == "words.u32")
    #expect(!error.remedy.contains("--rebuild"))
  }

  @Test("rows without a word are an index in which nothing is found")
  func wordless() throws {
    let scratch = try ScratchIndex([ScratchIndex.Row(instruction: "😀", output: "—")])
    let index = try scratch.built()
    #expect(index.manifest.rows == 1)
    #expect(index.manifest.words == 0)
    #expect(try index.trace("fox", TraceScope(rows: 1)).matches.isEmpty)
    #expect(index.frequency(of: "fox") == 0)
    #expect(try index.similarRows(to: "fox", limit: 3).isEmpty)
  }

  @Test("the next build sweeps what a dead process left, and nothing else")
  func sweep() throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["true"]
    try process.run()
    process.waitUntilExit()
    let dead = process.processIdentifier
    let url = scratch.scratch.url
    let names = [
      ".index.spoor-staging-\(dead)", ".other.spoor-staging-\(dead)",
      ".index.spoor-staging-1", ".index.spoor-staging-x", "index.old",
    ]
    for name in names {
      let folder = url.appending(path: name)
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data("an index".utf8).write(to: folder.appending(path: ".spoor-staging"))
    }
    let unmarked = url.appending(path: ".index.spoor-staging-\(dead)0000")
    try FileManager.default.createDirectory(at: unmarked, withIntermediateDirectories: true)
    try Data("mine".utf8).write(to: unmarked.appending(path: "diary"))
    try scratch.build(.rebuilding)
    #expect(
      try scratch.leftovers() == (names.dropFirst() + [unmarked.lastPathComponent]).sorted()
    )
  }
}
