import ArgumentParser
import Foundation
import GRDB
import SpoorModel
import SuffixArrays
import Words

extension SpoorError {
  /// What an error means to a user; `nil` for ArgumentParser's own, which print themselves.
  init?(describing error: any Error) {
    switch error {
    case let error as SpoorError: self = error
    case let error as DatabaseError: self.init(error)
    case let error as CocoaError: self.init(error)
    case let error as SuffixFileError:
      self.init(
        .badInput,
        error.problem,
        at: Location(file: error.path),
        remedy: "Build the index again with 'spoor index DATASET --into DIR --rebuild'."
      )
    case let error as WordsError:
      self.init(
        .internalFault,
        "ICU refuses Spoor's word rules: \(error)",
        remedy: "Please report it with the version of ICU on this machine."
      )
    case let error as POSIXError:
      self.init(
        .inputOutput,
        "the system refused: \(error.localizedDescription)",
        remedy: Self.space
      )
    default:
      guard Spoor.exitCode(for: error) == .failure else { return nil }
      self.init(
        .internalFault,
        "unexpected: \(error)",
        remedy: "This is a bug in Spoor; please report it with the command that you ran."
      )
    }
  }

  private static let space = "Check free space and permissions, then run the command again."

  private init(_ error: DatabaseError) {
    switch error.resultCode.primaryResultCode {
    case .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_READONLY, .SQLITE_CANTOPEN:
      self.init(.inputOutput, "SQLite cannot read or write: \(error)", remedy: Self.space)
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      self.init(
        .locked,
        "another process holds the database: \(error)",
        remedy: "Wait for it, or stop it, and run the command again."
      )
    case .SQLITE_CORRUPT, .SQLITE_NOTADB:
      self.init(
        .badInput,
        "the database is damaged: \(error)",
        remedy: "Build the index again with --rebuild, or restore the audit from a backup."
      )
    default:
      self.init(
        .internalFault,
        "SQLite: \(error)",
        remedy: "This is a bug in Spoor; please report it with the command that you ran."
      )
    }
  }

  private init(_ error: CocoaError) {
    let path = (error.userInfo[NSFilePathErrorKey] as? String) ?? error.url?.path
    let location = path.map { Location(file: $0) }
    switch error.code {
    case .fileNoSuchFile, .fileReadNoSuchFile:
      self.init(.badInput, "there is no such file", at: location, remedy: "Check the path.")
    case .fileWriteFileExists:
      self.init(
        .badInput,
        "a file stands where a folder should be",
        at: location,
        remedy: "Name a folder, or another place (--indices, --annotations)."
      )
    case .fileWriteNoPermission, .fileReadNoPermission, .fileWriteVolumeReadOnly:
      self.init(
        .inputOutput,
        "permission denied",
        at: location,
        remedy: "Work in a folder that you may write to, or name others (--indices, --annotations)."
      )
    default:
      self.init(.inputOutput, error.localizedDescription, at: location, remedy: Self.space)
    }
  }
}
