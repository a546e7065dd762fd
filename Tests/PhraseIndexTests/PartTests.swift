import Corpora
import Foundation
import ScratchFiles
import SpoorModel
import Testing

@testable import PhraseIndex

@Suite("Indices of a dataset's parts")
struct PartTests {
  private let parts: ScratchParts

  init() throws { parts = try ScratchParts(seed: 2) }

  @Test("parts follow one another and say which part they are")
  func positions() throws {
    let manifests = try parts.built(7).map { try IndexManifest(of: $0) }
    #expect(manifests.map(\.rows) == [15, 15, 15, 14, 14, 14, 14])
    #expect(manifests.map { $0.part?.number } == Array(1...7))
    #expect(manifests.map { $0.part?.firstPosition } == [0, 15, 30, 45, 59, 73, 87])
    #expect(Set(manifests.map(\.shards[0].name)).count == 7)
    // The bad rows behind each file's rows count once.
    #expect(
      manifests.map { $0.sources.map(\.skipped) }.reduce([0, 0]) { zip($0, $1).map(+) } == [1, 1]
    )
    let third = try PhraseIndex(at: parts.folder("3-of-7"))
    #expect(try third.row(0).position == 30)
    #expect(try third.row(0).id == .number(30))
  }

  @Test("a part that is built again does nothing, another part is refused")
  func again() throws {
    try parts.build(Part(2, of: 3), "index")
    guard case .unchanged = try parts.build(Part(2, of: 3), "index").change else {
      Issue.record("the part was built twice")
      return
    }
    for part in [Part(1, of: 3), Part(2, of: 4), nil] {
      let error = #expect(throws: SpoorError.self) { try parts.build(part, "index") }
      #expect(error?.code == .badInput)
      #expect(error?.problem.contains("part 2 of 3") == true)
      #expect(error?.remedy.contains("spoor merge") == true)
    }
    try parts.build(nil, "index", .rebuilding)
    #expect(try PhraseIndex(at: parts.folder("index")).manifest.part == nil)
  }

  @Test("more parts than rows are refused")
  func tooMany() throws {
    let error = #expect(throws: SpoorError.self) {
      try parts.build(Part(1, of: 102), "index")
    }
    #expect(error?.code == .usage)
    #expect(error?.problem.contains("101 rows") == true)
  }

  @Test("a part that is missing, named twice, or of another dataset is refused")
  func incomplete() throws {
    let folders = try parts.built(3)
    try parts.build(nil, "whole")
    let merge = IndexMerge(into: parts.folder("merged"))
    let refusals: [([URL], String)] = [
      ([folders[0], folders[2]], "missing: 2"),
      ([folders[0], folders[1], folders[1], folders[2]], "it holds part 2 of 3 like"),
      ([folders[0], parts.folder("whole")], "no part of a dataset"),
      ([], "nothing to merge"),
    ]
    for (folders, problem) in refusals {
      let error = #expect(throws: SpoorError.self) { try merge.merge(folders) }
      #expect(error?.problem.contains(problem) == true, "\(String(describing: error))")
    }
    #expect(!FileManager.default.fileExists(atPath: merge.folder.path))
    _ = try merge.merge(folders)
    let error = #expect(throws: SpoorError.self) { try merge.merge(folders) }
    #expect(error?.problem.contains("something stands here") == true)
  }

  @Test("a merged index takes further files, and holds those that it was made of")
  func extended() throws {
    let merged = try parts.merged(3)
    let more = try parts.scratch.file(
      "more.jsonl",
      text: ScratchIndex.lines([.init(output: "a red fox")])
    )
    let options = DatasetOptions(badRows: .skip)
    let builder = IndexBuilder(into: merged.folder)
    guard
      case .unchanged = try builder.build(from: parts.files, options: options, mode: .matching)
        .change
    else {
      Issue.record("the merged index was built again")
      return
    }
    let outcome = try builder.build(from: parts.files + [more], options: options, mode: .matching)
    #expect(outcome.manifest.shards.count == 4)
    let index = try PhraseIndex(at: merged.folder)
    #expect(try index.row(index.rowCount - 1).position == 101)
  }

  @Test("damage to what a shard knows of the others is told")
  func damaged() throws {
    let merged = try parts.merged(7)
    let shard = try #require(merged.manifest.shards.last { $0.repeatedRows != nil })
    let file = merged.folder.appending(path: "shards/\(shard.name)/merged.bin")
    var data = try Data(contentsOf: file)
    data[data.count - 1] ^= 1
    try data.write(to: file)
    let error = #expect(throws: SpoorError.self) { try PhraseIndex(at: merged.folder) }
    #expect(error?.code == .badInput)
    #expect(error?.location?.file.hasSuffix("merged.bin") == true)
  }
}
