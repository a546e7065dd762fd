public import Corpora
import DurableFiles
public import Foundation
import SpoorModel

/// Builds the index of a dataset, and adds files to it.
///
/// A kill at any moment leaves the index that was there before, or the new one: a first build and a
/// rebuild are made aside and renamed, a shard is added before the manifest that names it.
public struct IndexBuilder {
  /// What to do with an index that stands in the folder already.
  public enum Mode: Sendable {
    /// Adds the files that it does not hold.
    case adding
    /// Makes it hold these files and no other, building again only if it does not.
    case matching
    /// Starts over; the way to replace an index of another version.
    case rebuilding
  }

  /// What a build did.
  public enum Outcome: Sendable {
    /// A new index stands in the folder.
    case built(IndexManifest)
    /// A shard was added to the index.
    case extended(IndexManifest, by: IndexManifest.Shard)
    /// The index held these very files.
    case unchanged(IndexManifest)

    /// The index that stands in the folder now.
    public var manifest: IndexManifest {
      switch self {
      case .built(let manifest), .extended(let manifest, _), .unchanged(let manifest): manifest
      }
    }
  }

  /// How far a build has come.
  public enum Progress: Sendable {
    /// So many rows are read, from so many of all files' bytes.
    case rows(Int, bytes: Int, ofBytes: Int)
    /// The suffix array over so many words is being sorted.
    case sorting(words: Int)
    /// The full-text index is being finished.
    case merging
  }

  /// The folder of the index.
  public let folder: URL
  /// Which rows were left out of the latest build, and what each file was taken for.
  public typealias Report = DatasetReader

  private var manifestFile: URL { folder.appending(path: IndexManifest.fileName) }
  private var shards: URL { folder.appending(path: ShardFile.folder) }

  /// Prepares to build into `folder`, such as `indices/alpaca`.
  public init(into folder: URL) { self.folder = folder.standardizedFileURL }

  /// Builds the index of `files`, or adds those that it does not hold.
  ///
  /// Memory holds some nine bytes a word, the vocabulary, and at most 64 MiB of FTS5's; rows are
  /// streamed.
  ///
  /// - Throws: ``SpoorError``: a missing or malformed file (with its line), a file that changed since
  ///   it was indexed, a folder that is not an index, another builder at work, a full disk.
  public func build(
    from files: [URL],
    options: DatasetOptions = DatasetOptions(),
    mode: Mode,
    progress: (Progress) -> Void = { _ in }
  ) throws -> Outcome {
    let parent = folder.deletingLastPathComponent()
    try checkNamedOnce(files)
    let named = try files.map { try NamedSource($0, options: options) }
    try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
    let lock = try FolderLock.acquire(at: parent.appending(path: ".\(folder.lastPathComponent).lock"))
    defer { lock.release() }
    do {
      guard let present = try present(mode) else {
        return .built(try buildAnew(named, options, progress))
      }
      try sweep(present)
      let missing = try named.missing(from: present, in: folder, mode)
      if missing.isEmpty { return .unchanged(present) }
      if mode == .matching, missing.count + present.sources.count > named.count {
        return .built(try buildAnew(named, options, progress))
      }
      let shard = try addShard(missing, to: present, options, progress)
      let manifest = try IndexManifest(shards: present.shards + [shard])
      try AtomicFile.write(to: manifestFile) { try $0.write(try manifest.encoded()) }
      return .extended(manifest, by: shard)
    } catch {
      throw SpoorError(building: error)
    }
  }
}
