import DurableFiles
public import SpoorModel

/// The identity of a review item, and what a verdict attaches to: the SHA-256 of prompt id, model,
/// response text, start and end.
///
/// The same span of the same response is the same item in every audit; a response that changed by
/// one byte is another item. Texts count by their bytes, so that a composed and a decomposed `é`
/// differ although Swift holds them equal.
public struct ItemHash: RawRepresentable, Hashable, Sendable, Codable, CustomStringConvertible {
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

  /// The item that `span` marks in `response`.
  public init(span: Span, response: String) {
    self.init(
      digesting: [
        span.promptID, span.model, response.storable, String(span.range.start),
        String(span.range.end),
      ]
    )
  }

  /// One hash for a list of items in their order; a batch's manifest holds it.
  public init(digesting items: some Sequence<ItemHash>) {
    self.init(digesting: items.map(\.rawValue))
  }

  private init(digesting parts: [String]) {
    // Each part is preceded by its length, so that no two lists of parts run together alike.
    rawValue = SHA256.hash(of: parts.map { "\($0.utf8.count):\($0)" }.joined())
  }

  /// The digits.
  public var description: String { rawValue }
}
