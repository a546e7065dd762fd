public import Foundation
import SpoorModel

/// A folder that is built aside and renamed into place, so that its target holds all of it or nothing.
///
/// It is built next to its target, in `.NAME.spoor-staging-PID`, with a marker file inside by which a later
/// process knows it for ours. One owner at a time: not `Sendable`.
public final class StagedFolder {
  /// What may stand at the target when the folder is put in place.
  public enum Replacement: Sendable {
    /// Nothing.
    case nothing
    /// Nothing, or a folder that holds a file of this name, which shows that it is Spoor's.
    case folder(holding: String)
  }

  static let markerName = ".spoor-staging"

  /// Where to write.
  public let url: URL
  /// Where the folder will be.
  public let target: URL
  private var isOpen = true

  /// Creates the folder aside, empty but for its marker.
  ///
  /// - Parameters:
  ///   - target: where the folder will be; its parent must exist.
  ///   - purpose: what is being built, for whoever looks into the marker.
  /// - Throws: `SpoorError` of code `inputOutput`, or `locked` if this process is building the same folder
  ///   already.
  public init(for target: URL, purpose: String) throws {
    // Nothing may throw behind this line: a class's deinit would discard what is not ours.
    url = try Self.create(for: target, purpose: purpose)
    self.target = target
  }

  deinit { discard() }

  /// Waits until the disk has every file, then puts the folder at its target.
  ///
  /// Afterwards ``url`` leads nowhere. When this throws, the target is as it was, and the folder aside can be
  /// committed again or discarded.
  /// - Throws: `SpoorError` of code `badInput` if something stands at the target that may not be replaced,
  ///   else `inputOutput`.
  public func commit(replacing replacement: Replacement = .nothing) throws {
    precondition(isOpen, "a staged folder was committed or discarded before")
    let isReplacing = try mayReplace(replacement)
    try Durability.synchronizeTree(url)
    // The marker goes along and is removed in place: a kill at any moment leaves none but marked
    // folders aside.
    if isReplacing {
      try FolderSwap(new: url, old: target).perform()
    } else {
      try StagedFiles.settle(url) {
        guard rename(url.path, target.path) == 0 else {
          throw SpoorError.refused(.rename, target.path)
        }
        Self.unmark(target)
      }
    }
    isOpen = false
    try Durability.synchronize(target.deletingLastPathComponent())
    if isReplacing { FolderSwap(new: url, old: target).removeOld() }
  }

  /// Deletes the folder aside; after a commit it does nothing.
  public func discard() {
    guard isOpen else { return }
    isOpen = false
    // What cannot be deleted keeps its marker, for the next sweep.
    try? Self.remove(url)
    StagedFiles.deregister(url)
  }

  private func mayReplace(_ replacement: Replacement) throws -> Bool {
    let kind = FileKind(of: target)
    if kind == .missing { return false }
    guard case .folder(let name) = replacement else {
      throw SpoorError(
        .badInput,
        "something stands here already",
        at: SpoorError.Location(file: target.path),
        remedy: "Remove it, or choose another place."
      )
    }
    guard kind == .folder, FileKind(of: target.appending(path: name)) == .regular else {
      throw SpoorError(
        .badInput,
        "it is not a folder of Spoor's: it holds no \(name)",
        at: SpoorError.Location(file: target.path),
        remedy: "Nothing in it was touched; choose another place."
      )
    }
    return true
  }

  private static func create(for target: URL, purpose: String) throws -> URL {
    let url = stagingURL(for: target, process: getpid())
    if StagedFiles.contains(url) { throw alreadyStaged(target) }
    // A process of our number died while it built this; ours has not begun.
    if hasMarker(url) { try remove(url) }
    try StagedFiles.enter(url) {
      guard mkdir(url.path, 0o777) == 0 else { throw SpoorError.refused(.create, url.path) }
    }
    do {
      try mark(url, "\(purpose), built by process \(getpid()), not in place yet\n")
    } catch {
      // The disk is full, most likely; an empty folder that stays behind is the lesser evil.
      try? remove(url)
      StagedFiles.deregister(url)
      throw error
    }
    return url
  }

  // MARK: Names and markers

  static func stagingPrefix(for name: String) -> String { ".\(name).spoor-staging-" }

  private static func stagingURL(for target: URL, process: Int32) -> URL {
    target.deletingLastPathComponent()
      .appending(path: stagingPrefix(for: target.lastPathComponent) + String(process))
  }

  static func mark(_ folder: URL, _ note: String) throws {
    let marker = folder.appending(path: markerName)
    do {
      try Data(note.utf8).write(to: marker)
    } catch {
      throw SpoorError.refused(.create, marker.path, by: error)
    }
  }

  static func hasMarker(_ folder: URL) -> Bool {
    FileKind(of: folder) == .folder
      && FileKind(of: folder.appending(path: markerName)) == .regular
  }

  /// Removes the marker that a process left which was killed just when it had put the folder in place.
  ///
  /// Does nothing where there is none. What cannot be removed does no harm.
  public static func unmark(_ folder: URL) {
    unlink(folder.appending(path: markerName).path)
  }

  /// Deletes a folder, its marker last: what a kill leaves of it is known for ours.
  static func remove(_ folder: URL) throws {
    do {
      for name in try FileManager.default.contentsOfDirectory(atPath: folder.path)
      where name != markerName {
        try FileManager.default.removeItem(at: folder.appending(path: name))
      }
      try FileManager.default.removeItem(at: folder)
    } catch {
      throw SpoorError.refused(.remove, folder.path, by: error)
    }
  }

  private static func alreadyStaged(_ target: URL) -> SpoorError {
    SpoorError(
      .locked,
      "this process is building it already",
      at: SpoorError.Location(file: target.path),
      remedy: "Commit or discard the first one before you begin another."
    )
  }
}
