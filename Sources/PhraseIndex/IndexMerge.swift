import DurableFiles
public import Foundation
import SpoorModel

/// Joins the indices of a dataset's parts into one that answers as if it had been built at once.
///
/// The parts' files are taken over as they are. What has to be found out is which rows of a part stand
/// in an earlier part too: they are written beside it, as `earlier.bin`.
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
    var repetitions = RepetitionCollector()
    var merged: [IndexManifest.Shard] = []
    for (number, part) in parts.enumerated() {
      progress(number + 1, parts.count)
      let target = shards.appending(path: part.shard.name)
      try FileManager.default.createDirectory(at: target, withIntermediateDirectories: false)
      // Opened where it was built, so that an error names what is to be built again.
      let repeated = try repetitions.repeated(in: try part.opened())
      try part.link(into: target)
      var shard = part.shard
      if !repeated.isEmpty {
        let file = target.appending(path: ShardFile.earlier)
        var tables = ShardTableWriter()
        RepeatedRows.write(repeated, to: &tables)
        try tables.write(to: file)
        shard.files[ShardFile.earlier] = try IndexManifest.Seal(ofFile: file)
        shard.repeatedRows = repeated.count
      }
      merged.append(shard)
    }
    let manifest = try IndexManifest(shards: merged)
    try manifest.encoded().write(to: folder.appending(path: IndexManifest.fileName))
    return manifest
  }
}

/// Finds the rows of a shard that earlier shards hold too.
private struct RepetitionCollector {
  private var numbers: [RowFingerprint: Int] = [:]
  private var parts: [UInt8] = []

  /// Such rows of the next shard, ascending, with the numbers of those that they repeat.
  mutating func repeated(in shard: Shard) throws -> [(row: UInt32, original: Int)] {
    var repeated: [(row: UInt32, original: Int)] = []
    for row in 0..<shard.manifest.distinctRows {
      parts.removeAll(keepingCapacity: true)
      RowRecord.appendParts(try shard.rows.row(row).parts, to: &parts)
      let fingerprint = RowFingerprint(parts)
      if let original = numbers[fingerprint] {
        repeated.append((UInt32(row), original))
      } else {
        numbers[fingerprint] = numbers.count
      }
    }
    return repeated
  }
}
