import DurableFiles
public import Foundation
import SpoorModel

/// Joins the indices of a dataset's parts into one that answers as if it had been built at once.
///
/// The parts' files are taken over as they are, unread: opening the index verifies them. What has to be
/// found out is which rows of a part stand in other parts too. The parts' fingerprints tell it, and it is
/// written beside each, as `merged.bin`.
public struct IndexMerge {
  /// How far a merge has come.
  public enum Progress: Sendable {
    /// The list of this part's rows is being verified.
    case part(Int, of: Int)
    /// So many rows of all parts were compared.
    case rows(Int, of: Int)
  }

  /// The folder of the index.
  public let folder: URL

  /// Prepares to merge into `folder`, where nothing may stand.
  public init(into folder: URL) { self.folder = folder.standardizedFileURL }

  /// Merges parts, named in any order.
  ///
  /// Memory holds some 40 bytes for each row that repeats one of another part.
  ///
  /// - Parameters:
  ///   - parts: the folders of all parts' indices.
  ///   - progress: told how far the merge has come.
  /// - Returns: the manifest of the index.
  /// - Throws: ``SpoorError``: a part that is missing, damaged or of another dataset, a folder where
  ///   something stands, a full disk.
  /// - Complexity: O(distinct rows · log parts); no row's text is read.
  public func merge(
    _ parts: [URL],
    progress: (Progress) -> Void = { _ in }
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
    _ progress: (Progress) -> Void
  ) throws -> IndexManifest {
    let shards = folder.appending(path: ShardFile.folder)
    try FileManager.default.createDirectory(at: shards, withIntermediateDirectories: false)
    let found = try repetitions(in: parts, progress)
    let merged = try zip(parts, found).map { part, rows in
      let target = shards.appending(path: part.shard.name)
      try FileManager.default.createDirectory(at: target, withIntermediateDirectories: false)
      try part.link(into: target)
      var shard = part.shard
      shard.files[ShardFile.fingerprints] = nil
      try rows.write(into: target, of: &shard)
      return shard
    }
    let manifest = try IndexManifest(shards: merged)
    try manifest.encoded().write(to: folder.appending(path: IndexManifest.fileName))
    return manifest
  }

  /// What each part must know of the others.
  private func repetitions(
    in parts: [MergedPart],
    _ progress: (Progress) -> Void
  ) throws -> [MergedRows] {
    let fingerprints = try parts.enumerated().map { number, part in
      progress(.part(number + 1, of: parts.count))
      return try part.fingerprints()
    }
    let all = parts.reduce(0) { $0 + $1.shard.distinctRows }
    var rows = try AlikeRows(fingerprints)
    var repetitions = Repetitions(parts: parts.count)
    var alike: [Repetitions.Row] = []
    var compared = 0
    repeat {
      try rows.next(into: &alike)
      repetitions.add(alike)
      // Not at every row: asking the time would take longer than the row.
      let before = compared / Self.rowsBetweenReports
      compared += alike.count
      if compared / Self.rowsBetweenReports > before { progress(.rows(compared, of: all)) }
    } while !alike.isEmpty
    return repetitions.found(distinctRows: parts.map(\.shard.distinctRows))
  }

  private static let rowsBetweenReports = 1 << 16
}
