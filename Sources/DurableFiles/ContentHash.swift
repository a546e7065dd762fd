/// The identity of a thing by what it holds: a SHA-256 over its parts.
///
/// Each kind of thing has a type of its own (`ContentHash<TrainingRow>`), so that the hash of one is not
/// taken for another's. Texts count by their bytes: a composed and a decomposed `é` differ although Swift
/// holds them equal.
public struct ContentHash<Subject>: RawRepresentable, Hashable, Sendable, Codable,
  CustomStringConvertible
{
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

  /// The hash of parts in their order; each is preceded by its length, so that no two lists of parts run
  /// together alike.
  public init(digesting parts: [String]) {
    rawValue = SHA256.hash(of: parts.map { "\($0.utf8.count):\($0)" }.joined())
  }

  /// The first 64 bits, as good as random.
  public var leadingBits: UInt64 { UInt64(rawValue.prefix(16), radix: 16) ?? 0 }

  /// The digits.
  public var description: String { rawValue }
}
