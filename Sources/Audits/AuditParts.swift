import AuditStore
import DurableFiles
import Foundation
import SpoorModel

/// What the parts of an audit keep until the whole takes it over: `annotations/NAME.parts/`, with a folder for
/// each run, named by its fingerprint.
///
/// A part writes a hidden file and gives it its name when it is whole; from then on nobody writes it. So several
/// machines may read it over shared storage, and a file that is there under its name is complete.
struct AuditParts {
  /// What a file of a part holds.
  enum Contents: String {
    case values
    case traces
  }

  let url: URL

  /// Those of an audit, by its folder.
  init(of audit: URL) {
    url = audit.deletingLastPathComponent().appending(path: "\(audit.lastPathComponent).parts")
  }

  /// The folder of a run.
  func run(_ fingerprint: String) -> RunParts {
    RunParts(url: url.appending(path: String(fingerprint.prefix(16))))
  }

  private var runs: [RunParts] {
    // Without the folder there are none.
    let names = (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
    return names.sorted().map { RunParts(url: url.appending(path: $0)) }
  }

  /// The complete files of all runs: values are under keys that say what they were computed from.
  func files(_ contents: Contents) -> [URL] { runs.flatMap { $0.files(contents) } }

  /// All that the whole audit can take over: complete files, and what killed parts left.
  func all(_ contents: Contents) throws -> [URL] { try files(contents) + unfinished(contents) }

  /// What killed parts left, sealed as far as these came; of parts that run nothing.
  private func unfinished(_ contents: Contents) throws -> [URL] {
    try runs.flatMap { try $0.unfinished(contents) }
  }

  /// Removes everything but what belongs to parts that run.
  func remove() throws {
    for run in runs { try run.remove() }
    // A folder that is not empty stays.
    rmdir(url.path)
  }
}

/// What the parts of one run keep.
struct RunParts {
  let url: URL

  /// Claims a part for this process; a second attempt at it would do the same work twice.
  ///
  /// - Throws: ``SpoorError`` of code `locked` where another process has it.
  func lock(_ part: Part) throws -> FolderLock {
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    return try FolderLock.acquire(at: url.appending(path: "\(part.name).lock"))
  }

  /// A part's complete file.
  func file(_ contents: AuditParts.Contents, of part: Part) -> URL {
    url.appending(path: "\(part.name).\(contents).sqlite")
  }

  /// Whether a part has kept all that it has of something.
  func has(_ contents: AuditParts.Contents, of part: Part) -> Bool {
    FileManager.default.fileExists(atPath: file(contents, of: part).path)
  }

  /// The parts of as many that have not kept all of something.
  func missing(_ contents: AuditParts.Contents, besides part: Part) -> [Part] {
    part.all.filter { !has(contents, of: $0) }
  }

  /// Fills a part's file: goes on with what a killed process left, and gives it its name when `body` is done.
  ///
  /// Call it with the part's lock held.
  func write(
    _ contents: AuditParts.Contents,
    of part: Part,
    _ body: (ValueStore) throws -> Void
  ) throws {
    let hidden = hidden(contents, of: part)
    let store = try ValueStore(claiming: hidden.path)
    try body(store)
    try store.seal()
    let file = file(contents, of: part)
    guard rename(hidden.path, file.path) == 0 else { throw SpoorError.refused(.rename, file.path) }
  }

  private func hidden(_ contents: AuditParts.Contents, of part: Part) -> URL {
    url.appending(path: ".\(file(contents, of: part).lastPathComponent)")
  }

  fileprivate func files(_ contents: AuditParts.Contents) -> [URL] {
    names.filter { $0.hasSuffix(".\(contents).sqlite") && !$0.hasPrefix(".") }.map {
      url.appending(path: $0)
    }
  }

  fileprivate func unfinished(_ contents: AuditParts.Contents) throws -> [URL] {
    try parts.compactMap { part in
      let hidden = hidden(contents, of: part)
      guard FileManager.default.fileExists(atPath: hidden.path), let lock = try free(part) else {
        return nil
      }
      defer { lock.release() }
      try ValueStore(claiming: hidden.path).seal()
      return hidden
    }
  }

  fileprivate func remove() throws {
    for part in parts {
      guard let lock = try free(part) else { return }
      lock.release()
    }
    do { try FileManager.default.removeItem(at: url) } catch {
      throw SpoorError.refused(.remove, url.path)
    }
  }

  /// A claim to a part; `nil` where a process has it.
  private func free(_ part: Part) throws -> FolderLock? {
    do { return try lock(part) } catch let error as SpoorError where error.code == .locked {
      return nil
    }
  }

  private var names: [String] {
    // A folder that has gone has none.
    ((try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []).sorted()
  }

  /// Every part that somebody began.
  private var parts: [Part] {
    names.compactMap { name in
      guard name.hasSuffix(".lock") else { return nil }
      let numbers = name.dropLast(5).components(separatedBy: "-of-").compactMap { Int($0) }
      return numbers.count == 2 ? Part(numbers[0], of: numbers[1]) : nil
    }
  }
}

extension Part {
  /// What its files are named by.
  fileprivate var name: String { "\(number)-of-\(count)" }
}
