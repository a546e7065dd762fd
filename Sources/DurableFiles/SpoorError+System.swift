public import Foundation
public import SpoorModel

/// What a program wanted of a file when the operating system refused.
public enum FileAction: String, Sendable {
  /// To read it.
  case read
  /// To write it, or into it.
  case write
  /// To create it.
  case create
  /// To put it in its place under its final name.
  case rename
  /// To delete it.
  case remove
  /// To lock it.
  case lock
}

extension SpoorError {
  /// What the operating system's refusal means to a user.
  ///
  /// - Parameters:
  ///   - action: what was wanted of the file.
  ///   - path: the file's path as the user gave it.
  ///   - number: the error number, `errno` if not given.
  /// - Returns: an error of code `badInput` if a file to read is missing or a folder, else `inputOutput`.
  public static func refused(
    _ action: FileAction,
    _ path: String,
    errno number: Int32 = errno
  ) -> SpoorError {
    let isWrongInput = action == .read && [ENOENT, ENOTDIR, EISDIR].contains(number)
    return SpoorError(
      isWrongInput ? .badInput : .inputOutput,
      "cannot \(action.rawValue) it: \(String(cString: strerror(number)))",
      at: Location(file: path),
      remedy: remedy(for: action, number)
    )
  }

  /// The same for a refusal that Foundation reports.
  static func refused(_ action: FileAction, _ path: String, by error: any Error) -> SpoorError {
    let underlying = (error as? CocoaError)?.underlying ?? error
    return refused(action, path, errno: (underlying as? POSIXError)?.code.rawValue ?? EIO)
  }

  private static func remedy(for action: FileAction, _ number: Int32) -> String {
    switch number {
    case ENOSPC, EDQUOT: "Free some space on that disk, or choose another place."
    case EROFS: "That disk is read-only; choose another place."
    case EACCES, EPERM: "Check the permissions of the file and its folder, or choose another place."
    case ENOENT where action == .read, ENOTDIR where action == .read: "Check the path."
    case ENOENT, ENOTDIR: "Create its folder first, or choose another place."
    case EISDIR: "That is a folder; give the path of a file."
    case EEXIST, ENOTEMPTY: "Remove what stands there, or choose another place."
    default: "Check the disk, then run it again."
    }
  }
}
