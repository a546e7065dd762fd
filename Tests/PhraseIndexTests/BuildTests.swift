import DurableFiles
import Foundation
import ScratchFiles
import SpoorModel
import Testing

@testable import PhraseIndex

@Suite("The life of an index")
struct BuildTests {
  private let scratch: ScratchIndex

  init() throws { scratch = try ScratchIndex(outputs: ["a red fox", "an owl"]) }

  private func occurrences(of phrase: String) throws -> Int {
    try scratch.open().trace(phrase, TraceScope(rows: 1)).occurrences
  }

  private func isBuilt(_ outcome: IndexBuilder.Outcome) -> Bool {
    if case .built = outcome.change { true } else { false }
  }

  @Test("the manifest says what the index holds and what it was made from")
  func manifest() throws {
    let manifest = try scratch.build().manifest
    #expect(manifest.format == IndexManifest.currentFormat)
    #expect(manifest.rules == .current)
    #expect(manifest.rows == 2)
    #expect(manifest.words == 9)
    #expect(manifest.shards.map(\.vocabulary) == [7])
    #expect(manifest.sources.map(\.name) == ["rows.jsonl"])
    #expect(manifest.sources.first?.sha256 == (try SHA256.hash(ofFile: scratch.dataset)))
    #expect(try IndexManifest(of: scratch.folder) == manifest)
    #expect(try scratch.leftovers() == [])
  }

  @Test("another program's manifest.json makes no index of its folder", arguments: [true, false])
  func foreignManifest(hasShards: Bool) throws {
    let manager = FileManager.default
    try manager.createDirectory(at: scratch.folder, withIntermediateDirectories: true)
    let names = hasShards ? ["manifest.json", "shards", "thesis.txt"] : ["manifest.json"]
    for name in names {
      try Data("{}".utf8).write(to: scratch.folder.appending(path: name))
    }
    for mode in [IndexBuilder.Mode.adding, .rebuilding] {
      let error = #expect(throws: SpoorError.self) {
        try IndexBuilder(into: scratch.folder).build(from: [scratch.dataset], mode: mode)
      }
      #expect(error?.code == .badInput)
      #expect(error?.remedy.contains("Choose another folder") == true)
    }
    #expect(try manager.contentsOfDirectory(atPath: scratch.folder.path).sorted() == names)
  }

  @Test("a file that is named twice is refused: its rows would count double")
  func namedTwice() throws {
    let error = #expect(throws: SpoorError.self) {
      try IndexBuilder(into: scratch.folder)
        .build(from: [scratch.dataset, scratch.dataset], mode: .adding)
    }
    #expect(error?.code == .usage)
    #expect(!FileManager.default.fileExists(atPath: scratch.folder.path))
  }

  @Test("unchanged files are not indexed again")
  func unchanged() throws {
    let first = try scratch.build().manifest
    let second = try scratch.build()
    #expect(!isBuilt(second))
    #expect(second.manifest == first)
  }

  @Test("changed files are indexed anew, and the old index answers until then")
  func changed() throws {
    try scratch.build()
    let old = try scratch.open()
    try scratch.rewrite(outputs: ["a green frog"])
    #expect(try occurrences(of: "red fox") == 1)
    #expect(isBuilt(try scratch.build(.matching)))
    #expect(try occurrences(of: "red fox") == 0)
    #expect(try occurrences(of: "green frog") == 1)
    #expect(try old.trace("red fox", TraceScope(rows: 1)).occurrences == 1)
  }

  @Test("--rebuild builds though nothing changed")
  func rebuild() throws {
    let first = try scratch.build().manifest
    let second = try scratch.build(.rebuilding)
    #expect(isBuilt(second))
    #expect(second.manifest == first)
  }

  @Test("the same files in another order are another index")
  func order() throws {
    let other = try scratch.scratch.file(
      "more.jsonl",
      text: try ScratchIndex.lines([ScratchIndex.Row(output: "a bee")])
    )
    let builder = IndexBuilder(into: scratch.folder)
    _ = try builder.build(from: [scratch.dataset, other], mode: .adding)
    let found = try scratch.open().trace("bee", TraceScope(rows: 1)).matches.first?.rows.first
    #expect(found?.row.rowID == .number(2))
    #expect(isBuilt(try builder.build(from: [other, scratch.dataset], mode: .matching)))
    let moved = try scratch.open().trace("bee", TraceScope(rows: 1)).matches.first?.rows.first
    #expect(moved?.row.rowID == .number(0))
  }

  @Test(
    "an index of another version is refused with its fix, and --rebuild replaces it",
    arguments: [
      ("\"format\" : 2", "\"format\" : 3", "index format 3, this build reads 2"),
      ("\"unicode\" : \"", "\"unicode\" : \"9", "word rules"),
      ("\"hash\" : \"", "\"hash\" : \"0", "word rules"),
      ("\"version\" : 1", "\"version\" : 7", "made with word rules 7"),
    ]
  )
  func otherVersion(text: String, changed: String, problem: String) throws {
    try scratch.build()
    let file = scratch.folder.appending(path: IndexManifest.fileName)
    let manifest = try String(contentsOf: file, encoding: .utf8)
    try #require(manifest.contains(text))
    try manifest.replacing(text, with: changed).write(to: file, atomically: true, encoding: .utf8)
    for attempt in [{ _ = try scratch.open() }, { _ = try scratch.build() }] {
      let error = #expect(throws: SpoorError.self) { try attempt() }
      #expect(error?.code == .badInput)
      #expect(error?.problem.contains(problem) == true)
      #expect(error?.remedy.contains("--rebuild") == true)
    }
    try scratch.build(.rebuilding)
    #expect(try occurrences(of: "red fox") == 1)
  }

  @Test("a folder that is no index is refused and untouched", arguments: [true, false])
  func foreignFolder(isEmpty: Bool) throws {
    let manager = FileManager.default
    try manager.createDirectory(at: scratch.folder, withIntermediateDirectories: true)
    let letter = scratch.folder.appending(path: "letter.txt")
    if !isEmpty { try Data("dear".utf8).write(to: letter) }
    for mode in [IndexBuilder.Mode.adding, .rebuilding] {
      let error = #expect(throws: SpoorError.self) { try scratch.build(mode) }
      #expect(error?.code == .badInput)
      #expect(error?.location?.file == scratch.folder.path)
    }
    #expect(
      try manager.contentsOfDirectory(atPath: scratch.folder.path)
        == (isEmpty ? [] : ["letter.txt"])
    )
    #expect(try scratch.leftovers() == [])
  }

  @Test("a file that stands where the index would is refused and untouched")
  func foreignFile() throws {
    try Data("dear".utf8).write(to: scratch.folder)
    let error = #expect(throws: SpoorError.self) { try scratch.build(.rebuilding) }
    #expect(error?.code == .badInput)
    #expect(try Data(contentsOf: scratch.folder) == Data("dear".utf8))
  }

  @Test("a lock held by another is waited for by the user")
  func locked() throws {
    try scratch.build()
    try scratch.rewrite(outputs: ["a green frog"])
    let lock = try FolderLock.acquire(at: scratch.scratch.url.appending(path: ".index.lock"))
    let error = #expect(throws: SpoorError.self) { try scratch.build(.matching) }
    #expect(error?.code == .locked)
    #expect(try occurrences(of: "red fox") == 1)
    lock.release()
    #expect(isBuilt(try scratch.build(.matching)))
  }
}
