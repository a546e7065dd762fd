import Foundation
import PhraseIndex
import ScratchFiles
import SpoorModel
import Testing

/// A dataset of a test's own and the index made of it.
struct ScratchIndex {
  /// A training row as a dataset file holds it.
  struct Row: Encodable {
    var instruction = "Say it"
    var input = ""
    var output: String
  }

  let scratch: ScratchFolder
  let dataset: URL
  let folder: URL

  init(_ rows: [Row]) throws {
    scratch = try ScratchFolder()
    dataset = try scratch.file("rows.jsonl", text: try Self.lines(rows))
    folder = scratch.url.appending(path: "index")
  }

  /// An index of this dataset, to be built.
  init(file name: String, _ bytes: Data) throws {
    scratch = try ScratchFolder()
    dataset = try scratch.file(name, bytes)
    folder = scratch.url.appending(path: "index")
  }

  /// An index of world-a's training rows, to be built.
  static func worldA() throws -> ScratchIndex {
    let world = try #require(SharedData.worldA)
    let name = "tuning_alpaca.jsonl"
    return try ScratchIndex(file: name, Data(contentsOf: world.appending(path: name)))
  }

  init(outputs: [String]) throws { try self.init(outputs.map { Row(output: $0) }) }

  static func lines(_ rows: [Row]) throws -> String {
    try rows.map { String(decoding: try JSONEncoder().encode($0), as: UTF8.self) + "\n" }.joined()
  }

  func rewrite(outputs: [String]) throws {
    _ = try scratch.file("rows.jsonl", text: try Self.lines(outputs.map { Row(output: $0) }))
  }

  @discardableResult
  func build(_ mode: IndexBuilder.Mode = .adding) throws -> IndexBuilder.Outcome {
    try IndexBuilder(into: folder).build(from: [dataset], mode: mode)
  }

  func open() throws -> PhraseIndex { try PhraseIndex(at: folder) }

  func built() throws -> PhraseIndex {
    try build()
    return try open()
  }

  /// The names beside the index, its dataset and lock file left out.
  func leftovers() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: scratch.url.path)
      .filter { !["rows.jsonl", "index", ".index.lock"].contains($0) }.sorted()
  }

  /// The folder that holds the index's data.
  func shard() throws -> URL {
    folder.appending(path: "shards").appending(path: try open().manifest.shards[0].name)
  }
}
