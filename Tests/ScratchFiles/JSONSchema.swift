public import Foundation

/// A JSON Schema (draft 2020-12) of the keywords that this project's schemas use.
///
/// A keyword that it does not know is refused: JSON Schema passes over such, and a misspelt one would
/// hold nothing.
public struct JSONSchema: Sendable {
  /// What becomes of an object's keys that the schema does not name.
  public enum UnnamedKeys: Sendable {
    /// They may be there, as JSON Schema has it.
    case allowed
    /// They are violations.
    case reported
  }

  /// What is wrong at one place of a document.
  public struct Violation: Hashable, Sendable, CustomStringConvertible {
    /// Where, from the document's root: `$.models[0].name`.
    public let path: String
    /// What is wrong there.
    public let sentence: String

    /// Both.
    public var description: String { "\(path): \(sentence)" }
  }

  /// Why a schema cannot be used.
  public struct Unusable: Error, CustomStringConvertible {
    /// What is wrong, and where.
    public let description: String
  }

  private let root: SchemaPart

  /// Reads a schema.
  ///
  /// - Throws: ``Unusable`` for an unknown keyword or a reference to nothing; `DecodingError` for
  ///   what is no schema.
  public init(_ text: Data) throws {
    root = try JSONDecoder().decode(SchemaPart.self, from: text)
    let missing = root.references.subtracting(root.definitions.keys)
    if let name = missing.min() {
      throw Unusable(description: "'#/$defs/\(name)' is referred to and not there; add it to $defs")
    }
  }

  /// Reads a schema of the package's `docs`.
  public static func inDocs(_ name: String) throws -> JSONSchema {
    let package = URL(filePath: #filePath).appending(path: "../../..").standardized
    return try JSONSchema(Data(contentsOf: package.appending(path: "docs/\(name)")))
  }

  /// Everything in a JSON document that the schema forbids; nothing where it holds.
  ///
  /// - Throws: `DecodingError` for what is no JSON.
  public func violations(
    in document: Data,
    unnamedKeys: UnnamedKeys = .allowed
  ) throws -> [Violation] {
    let value = try JSONDecoder().decode(JSONTree.self, from: document)
    let check = SchemaCheck(definitions: root.definitions, unnamedKeys: unnamedKeys)
    return check.violations(of: value, at: "$", by: root)
  }
}
