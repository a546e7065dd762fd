public import DurableFiles

/// A random secret that lets its holder in: 256 bits, of which the store keeps the SHA-256 alone.
public struct AccessToken: RawRepresentable, Hashable, Sendable {
  /// 43 letters of base64url.
  public let rawValue: String

  /// Takes a token as a link or a cookie holds it; `nil` for what cannot be one.
  public init?(rawValue: String) {
    guard rawValue.utf8.count == Self.letters, rawValue.utf8.allSatisfy(Self.alphabet.contains)
    else { return nil }
    self.rawValue = rawValue
  }

  /// A new one, from the system's source of secrets.
  public static func random() -> AccessToken {
    // 43 letters of six bits each hold 258.
    var source = SystemRandomNumberGenerator()
    let letters = (0..<letters).map { _ in alphabet.randomElement(using: &source) ?? 0 }
    return AccessToken(unchecked: String(decoding: letters, as: UTF8.self))
  }

  /// What the store keeps of it, with which nobody can come in.
  public var hash: ContentHash<AccessToken> { ContentHash(digesting: [rawValue]) }

  private init(unchecked rawValue: String) { self.rawValue = rawValue }

  private static let letters = 43
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8
  )
}
