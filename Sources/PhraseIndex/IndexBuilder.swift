import Corpora
import DurableFiles
public import Foundation
import SpoorModel

/// Builds the index of a dataset: aside, fsynced, then renamed into place.
///
/// A kill at any moment leaves the index that was there before, or the new one.
public struct IndexBuilder {
  /// Whether an index of the same files is built again.
  public enum Mode: Sendable {
    /// Only when the files differ; an index of another version is an error.
    case whenChanged
    /// Always; the way to replace an index of another version.
    case rebuild
  }

  /// What a build did.
  public enum Outcome: Sendable {
    /// A new index stands in the folder.
    case built(IndexManifest)
    /// The folder held an index of these very files.
    case unchanged(IndexManifest)

    /// The index that stands in the folder now.
    public var manifest: IndexManifest {
      switch self {
      case .built(let manifest), .unchanged(let manifest): manifest
      }
    }
  }

  /// How far a build has come.
  public enum Progress: Sendable {
    /// So many rows are read and in the full-text index.
    case rows(Int)
    /// The suffix array over so many words is being sorted.
    case sorting(words: Int)
  }

  /// The folder of the index.
  public let folder: URL

  /// Prepares to build into `folder`, such as `indices/alpaca`.
  public init(into folder: URL) { self.folder = folder.standardizedFileURL }

  /// Builds the index of `files`.
  ///
  /// Memory holds eight bytes a word, the vocabulary and twelve bytes a field; rows are streamed.
  ///
  /// - Throws: ``SpoorError``: a missing or malformed file (with its line), a folder that is not an
  ///   index, another builder at work, a full disk.
  public func build(
    from files: [URL],
    mode: Mode,
    progress: (Progress) -> Void = { _ in }
  ) throws -> Outcome {
    let name = folder.lastPathComponent
    let parent = folder.deletingLastPathComponent()
    try checkNamedOnce(files)
    let sources = try files.map(IndexManifest.Source.init)
    try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
    let lock = try FolderLock.acquire(at: parent.appending(path: ".\(name).lock"))
    defer { lock.release() }
    if let present = try present(mode), mode == .whenChanged, present.sources == sources {
      return .unchanged(present)
    }
    try StagedFolder.sweep(in: parent, name: name)
    let staged = try StagedFolder(for: folder, purpose: "an index")
    do {
      let manifest = try ShardWriter(sources: sources).write(files, into: staged.url, progress)
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      try encoder.encode(manifest).write(to: staged.url.appending(path: IndexManifest.fileName))
      try staged.commit(replacing: .folder(holding: IndexManifest.fileName))
      return .built(manifest)
    } catch {
      staged.discard()
      throw SpoorError(building: error)
    }
  }

  /// Refuses a file that is named twice: all its rows would count double.
  private func checkNamedOnce(_ files: [URL]) throws {
    var seen: Set<String> = []
    for file in files where !seen.insert(file.standardizedFileURL.path).inserted {
      throw SpoorError(
        .usage,
        "the file is named twice, so its rows would count double",
        at: SpoorError.Location(file: file.path),
        remedy: "Name each file of the dataset once."
      )
    }
  }

  /// The manifest of the index that stands in the folder; `nil` when nothing does, or when it is to
  /// be replaced whatever it is.
  private func present(_ mode: Mode) throws -> IndexManifest? {
    guard FileManager.default.fileExists(atPath: folder.path) else { return nil }
    let manifest = folder.appending(path: IndexManifest.fileName)
    guard FileManager.default.fileExists(atPath: manifest.path) else {
      throw SpoorError(
        .badInput,
        "this folder is not an index: it has no \(IndexManifest.fileName)",
        at: SpoorError.Location(file: folder.path),
        remedy: "Choose another folder; Spoor replaces only what it made."
      )
    }
    try checkHoldsNothingElse()
    return mode == .rebuild ? nil : try IndexManifest(of: folder)
  }

  /// Refuses a folder with anything in it that no index has: a manifest.json alone is no proof, many
  /// programs write one.
  private func checkHoldsNothingElse() throws {
    let names = Set(try FileManager.default.contentsOfDirectory(atPath: folder.path))
    let known: Set<String> = [IndexManifest.fileName, ShardFile.folder]
    guard names != known else { return }
    let foreign = names.subtracting(known).sorted().first.map { "it holds '\($0)'" }
    throw SpoorError(
      .badInput,
      "this folder is not an index: \(foreign ?? "it has no \(ShardFile.folder)")",
      at: SpoorError.Location(file: folder.path),
      remedy: "Choose another folder; Spoor replaces only what it made."
    )
  }
}

extension IndexManifest.Source {
  init(_ file: URL) throws {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder) else {
      throw SpoorError(
        .badInput,
        "there is no such file",
        at: SpoorError.Location(file: file.path),
        remedy: "Check the path of the dataset."
      )
    }
    guard !isFolder.boolValue else {
      throw SpoorError(
        .badInput,
        "this is a folder, not a dataset file",
        at: SpoorError.Location(file: file.path),
        remedy: "Name its .json or .jsonl files."
      )
    }
    let size = try FileManager.default.attributesOfItem(atPath: file.path)[.size] as? Int
    self.init(
      name: file.lastPathComponent,
      sha256: try SHA256.hash(ofFile: file),
      bytes: size ?? 0
    )
  }
}
