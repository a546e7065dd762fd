import Foundation
import Testing

/// A JSON object of any shape, as a test looks at it.
struct JSONText {
  let object: [String: Any]

  init(_ text: some StringProtocol) throws {
    let value = try JSONSerialization.jsonObject(with: Data(text.utf8))
    object = try #require(value as? [String: Any])
  }

  init(_ object: [String: Any]) { self.object = object }

  var keys: Set<String> { Set(object.keys) }

  func text(_ key: String) throws -> String { try #require(object[key] as? String) }

  func number(_ key: String) throws -> Int { try #require(object[key] as? Int) }

  func list(_ key: String) throws -> [Any] { try #require(object[key] as? [Any]) }

  /// The object at a key.
  func part(_ key: String) throws -> JSONText {
    JSONText(try #require(object[key] as? [String: Any]))
  }

  func objects(_ key: String) throws -> [JSONText] {
    try #require(object[key] as? [[String: Any]]).map(JSONText.init)
  }

  /// The objects of a file of JSON Lines.
  static func lines(of file: URL) throws -> [JSONText] {
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(text.isEmpty || text.hasSuffix("\n"))
    return try text.split(separator: "\n", omittingEmptySubsequences: true).map { try JSONText($0) }
  }
}

/// The scalars of a half-open range of a text.
func slice(_ text: String, _ start: Int, _ end: Int) -> String {
  let scalars = Array(text.unicodeScalars)
  guard start >= 0, start <= end, end <= scalars.count else { return "no such range" }
  return String(String.UnicodeScalarView(scalars[start..<end]))
}
