import DurableFiles
import Foundation
import Reporting
import SpoorModel

/// What the program prints.
enum Output {
  /// Nobody reads standard output any more, as behind `| head`: no error, but nothing is left to do.
  struct ReaderLeft: Error {}

  /// The columns of a terminal that does not tell them.
  static let usualColumns = 80

  /// Writes to standard output; a full disk behind a redirection is an error, not silence.
  static func write(_ text: String) throws { try write(Data(text.utf8)) }

  /// Writes bytes to standard output.
  static func write(_ data: Data) throws {
    try data.withUnsafeBytes { bytes in
      var rest = bytes
      while let base = rest.baseAddress, !rest.isEmpty {
        let written = Foundation.write(STDOUT_FILENO, base, rest.count)
        if written < 0 && errno == EINTR { continue }
        guard written >= 0 || errno != EPIPE else { throw ReaderLeft() }
        guard written >= 0 else { throw SpoorError.refused(.write, "standard output") }
        rest = UnsafeRawBufferPointer(rebasing: rest[written...])
      }
    }
  }

  /// Writes a value as JSON with sorted keys.
  static func writeJSON(_ value: some Encodable) throws { try write(try json(value)) }

  /// Writes values as JSON Lines.
  static func writeLines(_ values: some Sequence<some Encodable>) throws {
    let lines = JSONLines()
    var data = Data()
    for value in values { data += try lines.line(value) }
    try write(data)
  }

  /// A value as JSON with sorted keys and a final line break.
  static func json(_ value: some Encodable) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(value) + Data("\n".utf8)
  }

  /// Whether standard output is a terminal.
  static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// The columns that a summary may use: the terminal's, at least 80 and at most 100.
  static var width: Int { min(max(columns(of: STDOUT_FILENO) ?? 100, 80), 100) }

  /// The columns of the terminal behind a descriptor; `nil` where there is none.
  static func columns(of descriptor: Int32) -> Int? {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  /// Whether standard error is a terminal.
  static var isErrorTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// Removes what stands in the terminal's line behind standard error.
  static func clearLine() { say("\r\u{1b}[K") }

  /// Says something on standard error.
  static func note(_ text: String) { say("\(text)\n") }

  /// Writes to standard error.
  static func say(_ text: String) {
    // There is nowhere left to complain to, and the exit status still tells.
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }
}
