import Foundation
import SpoorModel

/// One of the indices that are merged.
struct MergedPart {
  private let folder: URL
  private let part: IndexManifest.Part
  /// Its only shard.
  let shard: IndexManifest.Shard

  private init(of folder: URL) throws {
    let manifest = try IndexManifest(of: folder)
    guard manifest.shards.count == 1, let part = manifest.shards[0].part else {
      throw SpoorError(
        .badInput,
        "the index is no part of a dataset",
        at: SpoorError.Location(file: folder.path),
        remedy: "Build each part with 'spoor index DATASET --shard 1/4' and so on."
      )
    }
    (self.folder, self.part, shard) = (folder, part, manifest.shards[0])
  }

  /// The parts in their order.
  ///
  /// - Throws: ``SpoorError`` unless they are all parts of one dataset, each once.
  static func ordered(_ folders: [URL]) throws -> [MergedPart] {
    let parts = try folders.map { try MergedPart(of: $0) }
      .sorted { $0.part.number < $1.part.number }
    guard let first = parts.first else {
      throw SpoorError(.usage, "there is nothing to merge", remedy: "Name the parts' indices.")
    }
    for part in parts { try part.check(isOfSameDatasetAs: first) }
    for (part, next) in zip(parts, parts.dropFirst()) where part.part.number == next.part.number {
      throw next.refused("it holds \(part.part.words) like \(part.folder.path)")
    }
    let missing = Set(1...first.part.of).subtracting(parts.map(\.part.number)).sorted()
    guard missing.isEmpty else {
      let numbers = missing.map(String.init).joined(separator: ", ")
      throw SpoorError(
        .badInput,
        "of \(first.part.of) parts these are missing: \(numbers)",
        remedy: "Build them with 'spoor index DATASET --shard \(missing[0])/\(first.part.of)'."
      )
    }
    return try checkedPositions(parts)
  }

  /// Parts of the same files could still be of different rows, where bad ones were left out of some only.
  private static func checkedPositions(_ parts: [MergedPart]) throws -> [MergedPart] {
    var next = 0
    for part in parts {
      guard part.part.firstPosition == next else {
        throw part.refused(
          "it begins with row \(part.part.firstPosition), the part before it ends before row \(next)"
        )
      }
      next += part.shard.rows
    }
    return parts
  }

  private func check(isOfSameDatasetAs other: MergedPart) throws {
    guard part.of == other.part.of else {
      throw refused("it holds \(part.words), \(other.folder.path) \(other.part.words)")
    }
    guard shard.sources.map(\.identity) == other.shard.sources.map(\.identity) else {
      throw refused("it was made from other files than \(other.folder.path), or in another way")
    }
  }

  private func refused(_ problem: String) -> SpoorError {
    SpoorError(
      .badInput,
      "the index cannot be merged: \(problem)",
      at: SpoorError.Location(file: folder.path),
      remedy: "Build all parts from the same files, in the same order, with the same options."
    )
  }

  private var shardFolder: URL {
    folder.appending(path: ShardFile.folder).appending(path: shard.name)
  }

  /// The fingerprints of its rows, verified.
  func fingerprints() throws -> RowFingerprints {
    guard let seal = shard.files[ShardFile.fingerprints] else {
      throw SpoorError(
        .badInput,
        "the index has no \(ShardFile.fingerprints): it was built by an older version",
        at: SpoorError.Location(file: folder.path),
        remedy: building
      )
    }
    return try asOfPart {
      let file = try MappedFile(shardFolder.appending(path: ShardFile.fingerprints))
      try file.verify(seal)
      return try RowFingerprints(try ShardTables(file), rowCount: shard.distinctRows)
    }
  }

  private var building: String {
    "Build it again with 'spoor index DATASET --shard \(part.number)/\(part.of) "
      + "--into \(folder.path) --rebuild'."
  }

  /// Runs `body`; its errors say how to build the part again, which is not how to build an index.
  func asOfPart<Value>(_ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch var error as SpoorError where error.code == .badInput {
      error.remedy = building
      throw error
    }
  }

  /// Brings the shard's files into a folder: as further names of the same files, which never change, or
  /// as copies where the disk is another.
  ///
  /// Their lengths alone are compared with the manifest's.
  func link(into target: URL) throws {
    for name in ShardFile.names {
      let (old, new) = (shardFolder.appending(path: name), target.appending(path: name))
      try asOfPart {
        let file = try MappedFile(old)
        guard let seal = shard.files[name] else {
          throw file.damage("the manifest does not name it")
        }
        try file.checkLength(seal)
      }
      do {
        try FileManager.default.linkItem(at: old, to: new)
      } catch {
        try FileManager.default.copyItem(at: old, to: new)
      }
    }
  }
}
