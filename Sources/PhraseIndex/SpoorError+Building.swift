import Foundation
import GRDB
import SpoorModel
import SuffixArrays

extension SpoorError {
  /// What a build was stopped by: an input of the user's, or a disk that refuses.
  ///
  /// Nothing of an old index is at fault, so none is to be built again.
  init(building error: any Error) {
    switch error {
    case let error as SpoorError: self = error
    case let error as SuffixFileError:
      self.init(
        .inputOutput,
        error.problem,
        at: Location(file: error.path),
        remedy: error.remedy
      )
    case let error as DatabaseError:
      self.init(.inputOutput, "SQLite cannot write: \(error)", remedy: Self.room)
    default:
      self.init(.inputOutput, error.localizedDescription, remedy: Self.room)
    }
  }

  /// A file of the index that cannot be created.
  static func refusedCreation(of file: URL) -> SpoorError {
    SpoorError(
      .inputOutput,
      "the file cannot be created: \(String(cString: strerror(errno)))",
      at: Location(file: file.path),
      remedy: room
    )
  }

  /// No memory to compress a file of the index, or to read a compressed one.
  static func noMemory(for file: URL) -> SpoorError {
    SpoorError(
      .inputOutput,
      "there is not enough memory to compress it or read it",
      at: Location(file: file.path),
      remedy: "Free memory, then run the command again."
    )
  }

  private static let room = "Check free space and permissions, then run the command again."
}
