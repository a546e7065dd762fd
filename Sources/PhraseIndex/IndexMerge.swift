import DurableFiles
public import Foundation
import SpoorModel

/// Joins the indices of a dataset's parts into one that answers as if it had been built at once.
///
/// The parts' files are taken over as they are. What has to be found out is which rows of a part stand
/// in other parts too: that is written beside it, as `merged.bin`.
public struct IndexMerge {
  /// The folder of the index.
  public let folder: URL

  /// Prepares to merge into `folder`, where nothing may stand.
  public init(into folder: URL) { self.folder = folder.standardizedFileURL }

  /// Merges parts, named in any order.
  ///
  /// Memory holds some 40 bytes for each row that differs.
  ///
  /// - Parameters:
  ///   - parts: the folders of all parts' indices.
  ///   - progress: told of each part that is read through.
  /// - Returns: the manifest of the index.
  /// - Throws: ``SpoorError``: a part that is missing, damaged or of another dataset, a folder where
  ///   something stands, a full disk.
  public func merge(
    _ parts: [URL],
    progress: (_ part: Int, _ count: Int) -> Void = { _, _ in }
  ) throws -> IndexManifest {
    let parts = try MergedPart.ordered(parts)
    try checkNothingStandsHere()
    let parent = folder.deletingLastPathComponent()
    let name = folder.lastPathComponent
    try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
    let lock = try FolderLock.acquire(at: parent.appending(path: ".\(name).lock"))
    defer { lock.release() }
    do {
      try StagedFolder.sweep(in: parent, name: name)
      let staged = try StagedFolder(for: folder, purpose: "an index")
      do {
        let manifest = try write(parts, into: staged.url, progress)
        try staged.commit()
        return manifest
      } catch {
        staged.discard()
        throw error
      }
    } catch {
      throw SpoorError(building: error)
    }
  }

  /// Asked before anything is read: to put the index in place is the last step.
  private func checkNothingStandsHere() throws {
    guard FileManager.default.fileExists(atPath: folder.path) else { return }
    throw SpoorError(
      .badInput,
      "something stands here already",
      at: SpoorError.Location(file: folder.path),
      remedy: "Remove it, or choose another place."
    )
  }

  private func write(
    _ parts: [MergedPart],
    into folder: URL,
    _ progress: (_ part: Int, _ count: Int) -> Void
  ) throws -> IndexManifest {
    let shards = folder.appending(path: ShardFile.folder)
    try FileManager.default.createDirectory(at: shards, withIntermediateDirectories: false)
    var alike = AlikeRows()
    for (number, part) in parts.enumerated() {
      progress(number + 1, parts.count)
      // Opened where it was built, so that an error names what is to be built again.
      try alike.add(try part.opened(), number: number)
    }
    let found = alike.repetitions(parts: parts.count)
      .found(distinctRows: parts.map(\.shard.distinctRows))
    let merged = try zip(parts, found).map { part, rows in
      let target = shards.appending(path: part.shard.name)
      try FileManager.default.createDirectory(at: target, withIntermediateDirectories: false)
      try part.link(into: target)
      var shard = part.shard
      try rows.write(into: target, of: &shard)
      return shard
    }
    let manifest = try IndexManifest(shards: merged)
    try manifest.encoded().write(to: folder.appending(path: IndexManifest.fileName))
    return manifest
  }
}

/// Finds the rows that stand in several parts.
private struct AlikeRows {
  private var rows: [RowFingerprint: [Repetitions.Row]] = [:]
  private var parts: [UInt8] = []

  /// Adds the rows of the next part.
  mutating func add(_ shard: Shard, number: Int) throws {
    for row in 0..<shard.manifest.distinctRows {
      parts.removeAll(keepingCapacity: true)
      RowRecord.appendParts(try shard.rows.row(row).parts, to: &parts)
      let found = Repetitions.Row(
        part: number,
        number: UInt32(row),
        copies: 1 + shard.copies.count(of: row),
        words: shard.postings.length(of: row)
      )
      rows[RowFingerprint(parts), default: []].append(found)
    }
  }

  func repetitions(parts: Int) -> Repetitions {
    rows.values.reduce(into: Repetitions(parts: parts)) { $0.add($1) }
  }
}
