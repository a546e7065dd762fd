public import Foundation
import Synchronization

/// The files and folders that this process is building aside, to be removed if it is stopped.
///
/// ``AtomicFile`` and ``StagedFolder`` enter theirs; the program's signal thread calls ``removeAll()`` just
/// before it exits.
public enum StagedFiles {
  private static let paths = Mutex<Set<String>>([])

  /// Enters a path, before anything is created there.
  public static func register(_ url: URL) {
    paths.withLock { _ = $0.insert(url.path) }
  }

  /// Takes a path out again.
  public static func deregister(_ url: URL) {
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
  public static func removeAll() {
    paths.withLock { paths in
      for path in paths {
        // Nobody is left to be told, and the process is about to end.
        try? FileManager.default.removeItem(atPath: path)
      }
      paths.removeAll()
    }
  }

  /// Runs `renames` while no ``removeAll()`` can begin.
  static func undisturbed(_ renames: () throws -> Void) throws {
    try paths.withLock { _ in try renames() }
  }

  /// Takes `url` out if `rename` succeeds, with no ``removeAll()`` between the two: a folder that is being
  /// put in place must not be half deleted.
  static func settle(_ url: URL, rename: () throws -> Void) throws {
    try paths.withLock { paths in
      try rename()
      paths.remove(url.path)
    }
  }
}
