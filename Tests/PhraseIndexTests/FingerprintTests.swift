import Foundation
import ScratchFiles
import SpoorModel
import Statistics
import Testing

@testable import PhraseIndex

@Suite("Fingerprints of a part's rows")
struct FingerprintTests {
  private let parts: ScratchParts

  init() throws { parts = try ScratchParts(seed: 4) }

  private func file(of part: URL) throws -> URL {
    try DamageSubject.shards(of: part)[0].appending(path: ShardFile.fingerprints)
  }

  @Test("a fingerprint is the beginning of SHA-256, the same in every process")
  func standard() {
    let empty = RowFingerprint([])
    #expect(empty == RowFingerprint(high: 0xe3b0_c442_98fc_1c14, low: 0x9afb_f4c8_996f_b924))
    let abc = RowFingerprint(Array("abc".utf8))
    #expect(abc == RowFingerprint(high: 0xba78_16bf_8f01_cfea, low: 0x4141_40de_5dae_2223))
    #expect(abc < empty)
  }

  @Test("there is one for each distinct row, with its copies and its words, ascending")
  func written() throws {
    for folder in try parts.built(2) {
      let index = try PhraseIndex(at: folder)
      let shard = index.shards[0]
      let tables = try ShardTables(MappedFile(file(of: folder)))
      let found = try RowFingerprints(tables, rowCount: index.rowCount)
      #expect(shard.manifest.files[ShardFile.fingerprints] != nil)
      let rows = try (0..<found.count).map { try found.row(at: $0, ofPart: 3) }
      #expect(rows.map(\.number).sorted() == (0..<UInt32(index.rowCount)).map { $0 })
      for (place, row) in rows.enumerated() {
        var bytes: [UInt8] = []
        RowRecord.appendParts(try index.row(Int(row.number)).parts, to: &bytes)
        #expect(try found.fingerprint(at: place) == RowFingerprint(bytes))
        #expect(row.copies == (try index.copyCount(of: Int(row.number))))
        #expect(row.words == shard.postings.length(of: Int(row.number)))
      }
    }
  }

  @Test("an index that is no part has none, nor has a merged one")
  func onlyParts() throws {
    for index in [try parts.whole(), try parts.merged(3)] {
      for (shard, folder) in zip(
        index.manifest.shards,
        try DamageSubject.shards(of: index.folder)
      ) {
        let file = folder.appending(path: ShardFile.fingerprints)
        #expect(!FileManager.default.fileExists(atPath: file.path))
        #expect(shard.files[ShardFile.fingerprints] == nil)
      }
    }
  }

  private func failure(_ folders: [URL]) throws -> SpoorError {
    let merge = IndexMerge(into: parts.folder("merged"))
    let error = try #require(throws: SpoorError.self) { try merge.merge(folders) }
    #expect(!FileManager.default.fileExists(atPath: merge.folder.path))
    return error
  }

  @Test("damaged fingerprints are an error of the merge, with the part to build again")
  func damaged() throws {
    let folders = try parts.built(3)
    let file = try file(of: folders[1])
    let sound = try Data(contentsOf: file)
    var flipped = sound
    flipped[flipped.count / 2] ^= 4
    for damaged in [flipped, sound.dropLast(), sound + Data([0]), Data()] {
      try damaged.write(to: file)
      let error = try failure(folders)
      #expect(error.code == .badInput)
      #expect(error.location?.file.hasSuffix("fingerprints.bin") == true)
      #expect(error.remedy.contains("--shard 2/3"), "\(error)")
    }
    try FileManager.default.removeItem(at: file)
    #expect(try failure(folders).remedy.contains("--shard 2/3"))
    try sound.write(to: file)
    _ = try IndexMerge(into: parts.folder("merged")).merge(folders)
  }

  @Test(
    "a file of a part that is too short or missing is an error of the merge",
    arguments: ShardFile.names
  )
  func short(name: String) throws {
    let folders = try parts.built(2)
    let file = try DamageSubject.shards(of: folders[1])[0].appending(path: name)
    try Data(try Data(contentsOf: file).dropLast()).write(to: file)
    #expect(try failure(folders).location?.file.hasSuffix(name) == true)
    try FileManager.default.removeItem(at: file)
    #expect(try failure(folders).remedy.contains("--shard 2/2"))
  }

  @Test("a part of a build that wrote none is an error")
  func older() throws {
    let folders = try parts.built(2)
    let shards = try IndexManifest(of: folders[0]).shards.map { shard in
      var shard = shard
      shard.files[ShardFile.fingerprints] = nil
      return shard
    }
    let manifest = folders[0].appending(path: IndexManifest.fileName)
    try IndexManifest(shards: shards).encoded().write(to: manifest)
    let error = try failure(folders)
    #expect(error.problem.contains("fingerprints.bin"))
    #expect(error.remedy.contains("--shard 1/2"))
  }

  @Test("damage that the manifest vouches for: an error or some index, never a crash")
  func resealed() throws {
    let folders = try parts.built(3)
    let file = try file(of: folders[1])
    let sound = try Data(contentsOf: file)
    var generator = SplitMix64(seed: 8)
    for number in 0..<TestScale.count(30, heavy: 1000) {
      var data = sound
      CorruptionTests.vandalise(&data, using: &generator)
      try data.write(to: file)
      try DamageSubject.reseal(folders[1])
      let merged = parts.folder("merged-\(number)")
      do {
        _ = try IndexMerge(into: merged).merge(folders)
        let index = try PhraseIndex(at: merged)
        for row in 0..<index.rowCount { _ = try index.copies(of: row) }
      } catch let error as SpoorError {
        #expect(error.code == .badInput, "\(error)")
      }
    }
  }
}
