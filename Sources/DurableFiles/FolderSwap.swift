import CRenameExchange
import Foundation
import SpoorModel

/// Puts a new folder in the place of an old one; afterwards the old one stands where the new one was.
struct FolderSwap {
  let new: URL
  let old: URL

  private var aside: URL { new.appendingPathExtension("old") }

  /// Exchanges both names at once where the file system can, else in three renames.
  ///
  /// A kill between the renames leaves both folders, each under another name than the target's; the
  /// exchange has no such moment. The path aside stays entered in ``StagedFiles``, now for the old folder.
  ///
  /// Both hold a marker meanwhile, for whichever stands aside when this process is killed.
  func perform() throws {
    try StagedFiles.undisturbed {
      do {
        try StagedFolder.mark(old, "replaced by a newer folder, to be deleted\n")
        if !exchange() { try renameInTurn() }
      } catch {
        StagedFolder.unmark(old)
        throw error
      }
      StagedFolder.unmark(old)
    }
  }

  /// For file systems that cannot exchange.
  func renameInTurn() throws {
    guard rename(old.path, aside.path) == 0 else { throw SpoorError.refused(.rename, old.path) }
    guard rename(new.path, old.path) == 0 else {
      let number = errno
      rename(aside.path, old.path)
      throw SpoorError.refused(.rename, old.path, errno: number)
    }
    // The new folder is in place, which is what counts.
    rename(aside.path, new.path)
  }

  /// Deletes the old folder.
  func removeOld() {
    // The new folder is in place: the user's work succeeded, and a left-over costs only space.
    try? StagedFolder.remove(new)
    StagedFiles.deregister(new)
  }

  private func exchange() -> Bool { spoor_rename_exchange(new.path, old.path) == 0 }
}
