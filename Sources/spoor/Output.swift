import DurableFiles
import Foundation
import SpoorModel

/// What the program prints.
enum Output {
  /// Writes to standard output; a full disk behind a redirection is an error, not silence.
  static func write(_ text: String) throws { try write(Data(text.utf8)) }

  /// Writes bytes to standard output.
  static func write(_ data: Data) throws {
    try data.withUnsafeBytes { bytes in
      var rest = bytes
      while let base = rest.baseAddress, !rest.isEmpty {
        let written = Foundation.write(STDOUT_FILENO, base, rest.count)
        if written < 0 && errno == EINTR { continue }
        guard written >= 0 else { throw SpoorError.refused(.write, "standard output") }
        rest = UnsafeRawBufferPointer(rebasing: rest[written...])
      }
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
  static func note(_ text: String) { say("\(text)\n") }

  /// Writes to standard error.
  static func say(_ text: String) {
    // There is nowhere left to complain to, and the exit status still tells.
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }
}
