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
  public struct Outcome {
    /// What became of the folder.
    public enum Change: Sendable {
      /// A new index stands in it.
      case built
      /// A shard was added to its index.
      case extended(by: IndexManifest.Shard)
      /// Its index held these very files.
      case unchanged
    }

    /// What became of the folder.
    public var change: Change
    /// The index that stands in it now.
    public var manifest: IndexManifest
    /// What each file that was read was taken for.
    public var detections: [Detection] = []
    /// The rows that were left out; `nil` where nothing was read.
    public var skipped: SkippedRows?
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
  private var manifestFile: URL { folder.appending(path: IndexManifest.fileName) }
  private var shards: URL { folder.appending(path: ShardFile.folder) }

  /// Prepares to build into `folder`, such as `indices/alpaca`.
  public init(into folder: URL) { self.folder = folder.standardizedFileURL }

  /// Builds the index of `files`, or adds those that it does not hold.
  ///
  /// Memory holds some nine bytes a word, the vocabulary, and at most 80 MiB of FTS5's; rows are
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
    let name = folder.lastPathComponent
    try SourceFile.checkNamedOnce(files)
    let sources = try files.map { try SourceFile($0, options: options) }
    try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
    let lock = try FolderLock.acquire(at: parent.appending(path: ".\(name).lock"))
    defer { lock.release() }
    do {
      try StagedFolder.sweep(in: parent, name: name)
      guard let present = try present(mode) else {
        return try buildAnew(sources, options, progress)
      }
      try checkPart(options.part, isThatOf: present)
      let missing = try SourceFile.missing(of: sources, from: present, in: folder, mode)
      guard let missing else { return try buildAnew(sources, options, progress) }
      guard missing.isEmpty || options.part == nil else { throw otherFiles() }
      guard !missing.isEmpty else { return Outcome(change: .unchanged, manifest: present) }
      return try extend(present, by: missing, options, progress)
    } catch {
      throw SpoorError(building: error)
    }
  }

  private func buildAnew(
    _ sources: [SourceFile],
    _ options: DatasetOptions,
    _ progress: (Progress) -> Void
  ) throws -> Outcome {
    let staged = try StagedFolder(for: folder, purpose: "an index")
    do {
      let shards = staged.url.appending(path: ShardFile.folder)
      let unnamed = shards.appending(path: "unnamed")
      // One by one: making parents too would bring back a folder that an interrupt just removed.
      for new in [shards, unnamed] {
        try FileManager.default.createDirectory(at: new, withIntermediateDirectories: false)
      }
      var outcome = try write(sources, into: unnamed, after: [], options, progress)
      let shard = outcome.manifest.shards[0]
      try FileManager.default.moveItem(at: unnamed, to: shards.appending(path: shard.name))
      let manifest = staged.url.appending(path: IndexManifest.fileName)
      try outcome.manifest.encoded().write(to: manifest)
      try staged.commit(replacing: .folder(holding: IndexManifest.fileName))
      outcome.change = .built
      return outcome
    } catch {
      staged.discard()
      throw error
    }
  }

  private func extend(
    _ present: IndexManifest,
    by sources: [SourceFile],
    _ options: DatasetOptions,
    _ progress: (Progress) -> Void
  ) throws -> Outcome {
    let name = try IndexManifest.Shard.name(of: sources)
    let staged = try StagedFolder(for: shards.appending(path: name), purpose: "a shard")
    do {
      let outcome = try write(sources, into: staged.url, after: present.shards, options, progress)
      try staged.commit()
      try AtomicFile.write(to: manifestFile) { try $0.write(try outcome.manifest.encoded()) }
      return outcome
    } catch {
      staged.discard()
      throw error
    }
  }

  /// Writes one shard, and the manifest of the index that ends in it.
  private func write(
    _ sources: [SourceFile],
    into folder: URL,
    after shards: [IndexManifest.Shard],
    _ options: DatasetOptions,
    _ progress: (Progress) -> Void
  ) throws -> Outcome {
    let hashing = SourceFile.Hashing(sources)
    let reader = DatasetReader(
      files: sources.map(\.url),
      options: options,
      firstPosition: shards.reduce(0) { $0 + $1.rows }
    )
    var writer = try ShardWriter(in: folder)
    var shard = try writer.write(reader, progress)
    shard.part = options.part.map { IndexManifest.Part($0, at: reader.part) }
    let hashed = try hashing.finish()
    shard.name = try IndexManifest.Shard.name(of: hashed)
    shard.sources = try zip(hashed, reader.detections).map {
      try IndexManifest.Source($0, as: $1)
    }
    return Outcome(
      change: .extended(by: shard),
      manifest: try IndexManifest(shards: shards + [shard]),
      detections: reader.detections,
      skipped: reader.skipped
    )
  }
}
