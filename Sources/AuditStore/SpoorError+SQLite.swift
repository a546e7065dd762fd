import GRDB
import SpoorModel

extension SpoorError {
  /// Runs `body` and turns what SQLite throws into an error that names the store and the remedy.
  static func naming<Value>(_ path: String, _ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let error as DatabaseError {
      throw SpoorError(error, at: path)
    } catch var error as SpoorError where error.code == .badInput {
      error.location = error.location ?? Location(file: path)
      throw error
    }
  }

  private init(_ error: DatabaseError, at path: String) {
    let (code, remedy): (Code, String) =
      switch error.resultCode {
      case .SQLITE_BUSY, .SQLITE_LOCKED:
        (.locked, "Wait until the other spoor or SQL tool has finished, then try again.")
      case .SQLITE_NOTADB, .SQLITE_CORRUPT:
        (.badInput, "Restore the file from a copy, or move it away to begin a new audit.")
      case .SQLITE_FULL:
        (.inputOutput, "Free some disk space, then try again; nothing was changed.")
      case .SQLITE_IOERR, .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH:
        (.inputOutput, "Check that the folder exists and that you may write to it.")
      default:
        (.internalFault, "Please report this as a bug of spoor.")
      }
    // Arguments stay out: they hold model and training text.
    let message = error.message ?? "\(error.resultCode)"
    self.init(code, "SQLite says: \(message)", at: Location(file: path), remedy: remedy)
  }
}
