import DurableFiles
public import SpoorModel

/// The identity of a training row by what it says: the SHA-256 of its fields and texts in their order.
///
/// Rows that are alike have one hash, whatever their ids and wherever they stand; a row that changed by
/// one byte has another. Texts count by their bytes, as the reader of its shape gives them: the same row
/// in another shape of dataset has the same hash where its parts are the same.
public struct RowHash: RawRepresentable, Hashable, Sendable, Codable, CustomStringConvertible {
  /// 64 lower-case hexadecimal digits.
  public let rawValue: String

  /// Takes a hash as a file has it; `nil` unless it is 64 lower-case hexadecimal digits.
  public init?(rawValue: String) {
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    let letters = UInt8(ascii: "a")...UInt8(ascii: "f")
    let isHex = rawValue.utf8.allSatisfy { digits.contains($0) || letters.contains($0) }
    guard rawValue.utf8.count == 64, isHex else { return nil }
    self.rawValue = rawValue
  }

  /// The hash of a row.
  public init(_ row: TrainingRow) {
    // Each part is preceded by its length, so that no two lists of parts run together alike.
    let parts = row.parts.flatMap { [$0.field.rawValue, $0.text] }
    rawValue = SHA256.hash(of: parts.map { "\($0.utf8.count):\($0)" }.joined())
  }

  /// The digits.
  public var description: String { rawValue }
}
