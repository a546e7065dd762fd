public import SpoorModel

/// A server's key: sent to that server, and told to nobody else.
///
/// It prints as dots, so that no error, no log and no dump of a value holds it.
public struct APIKey: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
  /// Which model's server a key is for.
  public enum Purpose: String, Sendable, CaseIterable {
    /// The model before tuning.
    case base
    /// The model after tuning.
    case tuned
    /// The one model of a command that asks only one.
    case only

    /// The environment's variables that may hold the key, the first that is set counts.
    public var variables: [String] {
      switch self {
      case .base: ["SPOOR_BASE_API_KEY", "SPOOR_API_KEY"]
      case .tuned: ["SPOOR_TUNED_API_KEY", "SPOOR_API_KEY"]
      case .only: ["SPOOR_API_KEY"]
      }
    }
  }

  private let secret: String

  /// The key that the environment holds; `nil` where it holds none.
  ///
  /// - Parameters:
  ///   - environment: the environment's variables.
  ///   - purpose: which server it is for.
  /// - Throws: ``SpoorError`` `usage` for a key that cannot stand in a header.
  public init?(in environment: [String: String], for purpose: Purpose) throws(SpoorError) {
    let found = purpose.variables.first { environment[$0]?.isEmpty == false }
    guard let found, let secret = environment[found] else { return nil }
    guard secret.unicodeScalars.allSatisfy({ $0.isASCII && $0.value > 0x20 && $0.value < 0x7f })
    else {
      throw SpoorError(
        .usage,
        "the key in \(found) holds a blank, a line break or a letter outside ASCII",
        remedy: "Set \(found) to the key alone."
      )
    }
    self.secret = secret
  }

  /// What the header `Authorization` says.
  var authorization: String { "Bearer \(secret)" }

  /// A text without the key in it.
  func removed(from text: String) -> String {
    text.replacing(secret, with: description)
  }

  /// Dots.
  public var description: String { "…" }

  /// Nothing.
  public var customMirror: Mirror { Mirror(self, children: [:]) }
}
