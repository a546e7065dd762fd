import Foundation
import SpoorModel
import Testing

@testable import PhraseIndex

@Suite("Damaged indices")
struct DamagedIndexTests {
  private let scratch: ScratchIndex
  private let shard: URL

  init() throws {
    let outputs = (0..<400).map { "row \($0) says that the red fox \($0 * 7) runs" }
    scratch = try ScratchIndex(outputs: outputs)
    try scratch.build()
    shard = try scratch.shard()
  }

  /// Opens the index and asks it everything.
  private func use() throws {
    let index = try scratch.open()
    for phrase in ["the red fox", "fox 70 runs", "row 399 says"] {
      _ = try index.trace(phrase, TraceScope(rows: 400))
      _ = try index.similarRows(to: phrase, limit: 5)
      _ = try index.trace(phrase, TraceScope(rows: 5, near: .sought, prompt: phrase))
      _ = try index.rows(matching: "fox", limit: 5)
    }
  }

  private func expectDamage(_ comment: Comment? = nil) {
    let error = #expect(throws: SpoorError.self, comment) { try use() }
    #expect(error?.code == .badInput, comment)
    #expect(error?.remedy.contains("--rebuild") == true, comment)
  }

  @Test("a missing file is an error", arguments: ShardFile.names)
  func missing(name: String) throws {
    try use()
    try FileManager.default.removeItem(at: shard.appending(path: name))
    expectDamage()
  }

  @Test("a missing shard is an error")
  func missingShard() throws {
    try FileManager.default.removeItem(at: shard)
    expectDamage()
  }

  @Test(
    "a damaged manifest is an error with its fix",
    arguments: ["", "{", "[]", "{\"format\": \"one\"}", "{\"format\": 2}", "\u{0}\u{1}"]
  )
  func manifest(text: String) throws {
    try Data(text.utf8).write(to: scratch.folder.appending(path: IndexManifest.fileName))
    expectDamage()
    let error = #expect(throws: SpoorError.self) { try scratch.build() }
    #expect(error?.problem.hasPrefix("the manifest is damaged") == true)
    try scratch.build(.rebuilding)
    try use()
  }

  @Test("a folder without a manifest is no index")
  func noManifest() throws {
    try FileManager.default.removeItem(at: scratch.folder.appending(path: IndexManifest.fileName))
    let error = #expect(throws: SpoorError.self) { try scratch.open() }
    #expect(error?.code == .badInput)
    #expect(error?.remedy.contains("spoor index DATASET") == true)
  }
}
