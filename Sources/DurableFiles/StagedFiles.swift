import Foundation
import Synchronization

/// The files and folders that this process is building aside, to be removed if it is stopped.
///
/// ``AtomicFile`` and ``StagedFolder`` enter theirs; the program's signal thread calls ``removeAll(then:)`` just
/// before it exits.
public enum StagedFiles {
  private static let paths = Mutex<Set<String>>([])

  /// Enters a path and creates what is to stand there, with no ``removeAll(then:)`` between the two.
  static func enter<Result>(_ url: URL, creating create: () throws -> Result) throws -> Result {
    try paths.withLock { paths in
      let result = try create()
      paths.insert(url.path)
      return result
    }
  }

  /// Takes a path out again.
  static func deregister(_ url: URL) {
    paths.withLock { _ = $0.remove(url.path) }
  }

  /// Whether this process is building something there.
  static func contains(_ url: URL) -> Bool {
    paths.withLock { $0.contains(url.path) }
  }

  /// Deletes all that is entered, and waits for a rename that is under way.
  ///
  /// It never throws: what cannot be
  /// deleted is left to ``StagedFolder/sweep(in:name:)``.
  ///
  /// It takes a lock and allocates: call it on a thread that waits for signals, not in a signal handler.
  ///
  /// - Parameter end: what ends the process. Until it does nothing can be entered or put in place, and
  ///   a write that fails because its folder has gone cannot report that first.
  public static func removeAll(then end: () -> Void = {}) {
    paths.withLock { paths in
      for path in paths { remove(path) }
      paths.removeAll()
      end()
    }
  }

  /// Another thread may still be writing into the folder, which must then be emptied once more.
  private static func remove(_ path: String) {
    for _ in 0..<removalAttempts where FileManager.default.fileExists(atPath: path) {
      // Nobody is left to be told, and the process is about to end.
      try? FileManager.default.removeItem(atPath: path)
    }
  }

  private static let removalAttempts = 20

  /// Runs `renames` while no ``removeAll(then:)`` can begin.
  static func undisturbed(_ renames: () throws -> Void) throws {
    try paths.withLock { _ in try renames() }
  }

  /// Takes `url` out if `rename` succeeds, with no ``removeAll(then:)`` between the two: a folder that is being
  /// put in place must not be half deleted.
  static func settle(_ url: URL, rename: () throws -> Void) throws {
    try paths.withLock { paths in
      try rename()
      paths.remove(url.path)
    }
  }
}
