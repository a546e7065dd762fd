import DurableFiles
import Foundation
import SpoorModel

/// What the program prints.
enum Output {
  /// Writes to standard output; a full disk behind a redirection is an error, not silence.
  static func write(_ text: String) throws { try write(Data(text.utf8)) }

  /// Writes bytes to standard output.
  static func write(_ data: Data) throws {
    do {
      try FileHandle.standardOutput.write(contentsOf: data)
    } catch {
      throw SpoorError(
        .inputOutput,
        "cannot write to standard output: \(error.localizedDescription)",
        remedy: "Check free space where the output goes."
      )
    }
  }

  /// Writes a value as JSON with sorted keys.
  static func writeJSON(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try write(try encoder.encode(value) + Data("\n".utf8))
  }

  /// Whether standard output is a terminal.
  static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// The columns that a summary may use: the terminal's, at least 80 and at most 100.
  static var width: Int {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 100 }
    return min(max(Int(size.ws_col), 80), 100)
  }

  /// Says something on standard error.
  static func note(_ text: String) { FileHandle.standardError.write(Data("\(text)\n".utf8)) }
}
