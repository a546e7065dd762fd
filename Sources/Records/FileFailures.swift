import Foundation
import SpoorModel

/// What a user is told when the operating system refuses a file.
enum FileFailures {
  /// The error of opening `path` with `errno` = `code`.
  static func opening(_ path: String, code: Int32) -> SpoorError {
    let location = SpoorError.Location(file: path)
    switch code {
    case ENOENT, ENOTDIR:
      return SpoorError(
        .badInput,
        "the file does not exist",
        at: location,
        remedy: "Check the path; a relative one counts from the file that names it."
      )
    case EACCES, EPERM:
      return SpoorError(
        .inputOutput,
        "this user may not read the file",
        at: location,
        remedy: "Give yourself permission (for example 'chmod u+r')."
      )
    default: return reading(path, code: code)
    }
  }

  /// The error of reading `path` with `errno` = `code`.
  static func reading(_ path: String, code: Int32) -> SpoorError {
    SpoorError(
      .inputOutput,
      "the file cannot be read: \(String(cString: strerror(code)))",
      at: SpoorError.Location(file: path),
      remedy: "Check the disk or mount that it lies on."
    )
  }

  /// The error of a folder where a file is wanted.
  static func directory(_ path: String) -> SpoorError {
    SpoorError(
      .badInput,
      "this is a folder, a file was expected",
      at: SpoorError.Location(file: path),
      remedy: "Name a file inside it."
    )
  }
}
