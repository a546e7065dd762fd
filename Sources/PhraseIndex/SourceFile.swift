import Corpora
import DurableFiles
import Foundation
import SpoorModel
import Synchronization

/// A dataset file that a builder is given.
struct SourceFile: Sendable {
  let url: URL
  /// How it is to be read, as far as the user said so.
  let options: DatasetOptions
  /// Its size and time of change when it was named.
  private let stamp: Stamp
  private var sha256: String?

  private struct Stamp: Equatable, Sendable {
    var bytes: Int
    var changed: Date?
  }

  /// Looks at a file without reading it.
  ///
  /// - Throws: ``SpoorError`` where there is none, or it is a folder, or not the file that was counted.
  init(_ url: URL, options: DatasetOptions) throws {
    self.url = url
    self.options = options
    stamp = try Self.stamp(of: url)
    // Counted before, it is hashed already.
    sha256 = try options.counts?.count(of: url, options: options).sha256
  }

  /// The file's SHA-256, in hex; read once.
  ///
  /// - Throws: ``SpoorError`` also where the file was changed since it was named.
  func hashed() throws -> SourceFile {
    guard sha256 == nil else { return self }
    var hashed = self
    hashed.sha256 = try SHA256.hash(ofFile: url)
    return hashed
  }

  /// What identifies the file's contents and the way of reading it.
  func identity() throws -> [String] {
    [try hashed().sha256 ?? "", options.shape?.rawValue ?? "", options.fields?.written ?? ""]
  }

  /// Throws where the file is not what it was when it was named.
  func checkUnchanged() throws {
    guard try Self.stamp(of: url) != stamp else { return }
    throw SpoorError(
      .badInput,
      "the file changed while it was read",
      at: SpoorError.Location(file: url.relativePath),
      remedy: "Run the command again when nothing writes to it."
    )
  }

  var bytes: Int { stamp.bytes }

  private static func stamp(of url: URL) throws -> Stamp {
    guard FileManager.default.fileExists(atPath: url.path) else {
      throw SpoorError(
        .badInput,
        "the file does not exist",
        at: SpoorError.Location(file: url.relativePath),
        remedy: "Check the path."
      )
    }
    let attributes = try FileManager.default.attributesOfItem(
      atPath: url.resolvingSymlinksInPath().path
    )
    guard attributes[.type] as? FileAttributeType != .typeDirectory else {
      throw SpoorError(
        .badInput,
        "this is a folder, not a dataset file",
        at: SpoorError.Location(file: url.relativePath),
        remedy: "Name the files inside it."
      )
    }
    return Stamp(
      bytes: attributes[.size] as? Int ?? 0,
      changed: attributes[.modificationDate] as? Date
    )
  }
}

// MARK: - Against an index that stands already

extension SourceFile {
  /// Refuses a file that is named twice: all its rows would count double.
  static func checkNamedOnce(_ files: [URL]) throws {
    var seen: Set<String> = []
    for file in files where !seen.insert(file.standardizedFileURL.path).inserted {
      throw SpoorError(
        .usage,
        "the file is named twice, so its rows would count double",
        at: SpoorError.Location(file: file.relativePath),
        remedy: "Name each file of the dataset once."
      )
    }
  }

  /// The files that an index does not hold yet; `nil` where it must be built again to hold these
  /// alone.
  ///
  /// - Throws: ``SpoorError`` where a file that the index holds was changed, or is to be read otherwise.
  static func missing(
    of files: [SourceFile],
    from index: IndexManifest,
    in folder: URL,
    _ mode: IndexBuilder.Mode
  ) throws -> [SourceFile]? {
    let files = try files.map { try $0.hashed() }
    let held = index.sources.map(\.identity)
    switch mode {
    case .matching:
      let named = try files.map { try $0.identity() }
      return named.starts(with: held) ? Array(files[held.count...]) : nil
    case .adding, .rebuilding:
      let missing = try files.filter { !held.contains(try $0.identity()) }
      for file in missing { try file.checkIsNew(to: index, in: folder) }
      return missing
    }
  }

  private func checkIsNew(to index: IndexManifest, in folder: URL) throws {
    let identity = try identity()
    let old = index.sources.first { source in
      source.sha256 == identity[0] || (source.name == name && source.folder == self.folder)
    }
    guard let old else { return }
    throw SpoorError(
      .badInput,
      old.sha256 == identity[0]
        ? "the index at \(folder.path) holds this file, but read it in another way"
        : "the index at \(folder.path) holds this file as it was before it changed",
      at: SpoorError.Location(file: url.relativePath),
      remedy: "Name all files of the dataset with --rebuild to start over, or choose another index."
    )
  }

  private var name: String { url.lastPathComponent }

  private var folder: String { url.absoluteURL.deletingLastPathComponent().lastPathComponent }
}

// MARK: - What the manifest says of it

extension IndexManifest.Source {
  /// A file that was read, and what it was taken for.
  init(_ file: SourceFile, as detection: Detection) throws {
    let identity = try file.identity()
    self.init(
      name: file.url.lastPathComponent,
      folder: file.url.absoluteURL.deletingLastPathComponent().lastPathComponent,
      sha256: identity[0],
      bytes: file.bytes,
      shape: detection.shape?.rawValue,
      format: file.options.shape?.rawValue,
      fields: file.options.fields?.written,
      rows: detection.rows,
      skipped: detection.skipped
    )
  }

  /// What identifies the file's contents and the way of reading it.
  var identity: [String] { [sha256, format ?? "", fields ?? ""] }
}

extension IndexManifest.Shard {
  /// The name of a shard: a hash of what it is made from and of the rules that make it.
  static func name(of sources: [SourceFile]) throws -> String {
    let rules = IndexManifest.Rules.current
    let part = sources.first?.options.part.map { ["\($0.number)/\($0.count)"] } ?? []
    let parts =
      ["\(IndexManifest.currentFormat)", "\(rules.version)", rules.hash, rules.unicode]
      + (try sources.flatMap { try $0.identity() }) + part
    return String(SHA256.hash(of: parts.joined(separator: "\n")).prefix(32))
  }
}

extension SourceFile {
  /// The hashing of files on a thread of its own, while they are read.
  final class Hashing: Sendable {
    private let sources: [SourceFile]
    private let result = Mutex<Result<[SourceFile], any Error>?>(nil)
    private let thread = YieldingThread(room: 1)

    /// Begins at once.
    init(_ sources: [SourceFile]) {
      self.sources = sources
      thread.perform(cost: 1) { [self] in
        let hashed = Result { try sources.map { try $0.hashed() } }
        result.withLock { $0 = hashed }
      }
    }

    /// Waits for the files with their hashes.
    ///
    /// - Throws: ``SpoorError`` where one changed since it was named.
    func finish() throws -> [SourceFile] {
      thread.finish()
      for source in sources { try source.checkUnchanged() }
      return try result.withLock { try $0?.get() ?? [] }
    }
  }
}
