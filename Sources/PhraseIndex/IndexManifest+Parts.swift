import Foundation
import SpoorModel

extension IndexManifest {
  /// Which part of its dataset the index holds; `nil` where it holds all of it.
  public var part: Part? {
    guard shards.count == 1, let part = shards[0].part, part.of > 1 else { return nil }
    return part
  }

  /// The files that the index was made from, in the order in which they were read.
  ///
  /// Parts of one dataset that were merged are one reading of its files.
  public var sources: [Source] {
    var sources: [Source] = []
    for (index, shard) in shards.enumerated() {
      guard index > 0, shard.part?.number ?? 1 > 1, sources.count >= shard.sources.count else {
        sources += shard.sources
        continue
      }
      let first = sources.count - shard.sources.count
      for (offset, source) in shard.sources.enumerated() { sources[first + offset].add(source) }
    }
    return sources
  }

  /// The number of rows that differ, over all shards.
  public var distinctRows: Int {
    shards.reduce(0) { $0 + $1.listedRows }
  }
}

extension IndexManifest {
  /// The rows of all shards that are ranked, and their words.
  ///
  /// - Throws: ``SpoorError`` for an index of a build that did not write them down.
  func ranked(at folder: URL) throws -> ConceptRanking.Ranked {
    let words = shards.compactMap(\.rankedWords)
    guard words.count == shards.count else {
      throw SpoorError(
        .badInput,
        "the index was built before one shard could be asked alone",
        at: SpoorError.Location(file: folder.path),
        remedy: "Build it again with 'spoor index DATASET --into \(folder.path) --rebuild'."
      )
    }
    return ConceptRanking.Ranked(rows: distinctRows, words: words.reduce(0, +))
  }
}

extension IndexManifest.Shard {
  /// The number of its rows that differ and that no earlier shard holds: those that are listed, ranked
  /// and numbered.
  var listedRows: Int { distinctRows - (repeatedRows ?? 0) }
}

extension IndexManifest.Source {
  /// Adds what another part of the same file holds.
  fileprivate mutating func add(_ other: Self) {
    rows += other.rows
    skipped += other.skipped
  }
}
