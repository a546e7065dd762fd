import GRDB
import SpoorModel

extension SpoorError {
  /// Runs `body`, and says of what SQLite throws what it means for the kept answers.
  static func ofCache<Value>(_ path: String, _ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let error as DatabaseError {
      throw SpoorError(error, ofCache: path)
    }
  }

  private init(_ error: DatabaseError, ofCache path: String) {
    let (code, remedy): (Code, String) =
      switch error.resultCode {
      case .SQLITE_BUSY, .SQLITE_LOCKED:
        (.locked, "Wait until the other spoor has finished, then run it again.")
      case .SQLITE_NOTADB, .SQLITE_CORRUPT:
        (.badInput, "Delete the file: what it held is asked for again.")
      case .SQLITE_FULL:
        (.inputOutput, "Free some disk space, then run it again: it goes on where it stopped.")
      case .SQLITE_IOERR, .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH:
        (.inputOutput, "Check that the folder exists and that you may write to it.")
      default: (.internalFault, "Please report this as a bug of spoor.")
      }
    // Arguments stay out: they hold the texts of models.
    let message = error.message ?? "\(error.resultCode)"
    self.init(code, "SQLite says: \(message)", at: Location(file: path), remedy: remedy)
  }
}
