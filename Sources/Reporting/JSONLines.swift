public import Foundation

/// Writes values as JSON Lines: one object a line, keys sorted, so that equal audits give equal
/// files.
public struct JSONLines {
  private let encoder = JSONEncoder()

  /// Creates a writer of lines.
  public init() {
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  }

  /// One value's line, with its line break.
  public func line(_ value: some Encodable) throws -> Data {
    var data = try encoder.encode(value)
    data.append(UInt8(ascii: "\n"))
    return data
  }
}
