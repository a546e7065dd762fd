import ArgumentParser
import Foundation
import SpoorModel

/// The statuses that `spoor` exits with.
enum ExitStatus: Int32 {
  case usage = 64
  case badInput = 65
  case unreachable = 69
  case internalFault = 70
  case inputOutput = 74
  case locked = 75
  case interrupted = 130
  /// What a shell says of a program that a broken pipe ended.
  case readerLeft = 141

  init(_ code: SpoorError.Code) {
    switch code {
    case .usage: self = .usage
    case .badInput: self = .badInput
    case .unreachable: self = .unreachable
    case .internalFault: self = .internalFault
    case .inputOutput: self = .inputOutput
    case .locked: self = .locked
    case .interrupted: self = .interrupted
    }
  }

  /// Prints what went wrong and ends the program with its status.
  static func exit(for error: any Error) -> Never {
    if error is Output.ReaderLeft { Foundation.exit(Self.readerLeft.rawValue) }
    if let code = error as? ExitCode { Foundation.exit(code.rawValue) }
    guard let known = SpoorError(describing: error) else { exitAsParser(with: error) }
    Output.note("spoor: \(asTyped(known.description).visible)")
    Foundation.exit(ExitStatus(known.code).rawValue)
  }

  /// Paths below the working directory as the user would write them.
  private static func asTyped(_ message: String) -> String {
    let here = FileManager.default.currentDirectoryPath
    return here == "/" ? message : message.replacing("\(here)/", with: "")
  }

  /// For help, which can fail to be written, and for words that make no command.
  private static func exitAsParser(with error: any Error) -> Never {
    guard Spoor.exitCode(for: error).isSuccess else { Spoor.exit(withError: error) }
    do {
      try Output.write(Spoor.fullMessage(for: error) + "\n")
      Foundation.exit(0)
    } catch {
      exit(for: error)
    }
  }
}
