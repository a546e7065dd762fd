/// A schema, or a schema within one: its keywords as rules.
struct SchemaPart: Decodable, Sendable {
  /// What a keyword asks of a value; a rule on another type of value than it has asks nothing.
  enum Rule: Sendable {
    /// All that the definition of this name asks.
    case reference(String)
    /// To be of one of the types.
    case types([JSONTree.Kind])
    /// To be one of the values.
    case choices([JSONTree])
    /// To fit one of the schemas.
    case alternatives([SchemaPart])
    /// To have the keys.
    case required([String])
    /// That what stands at a key, if anything does, fits.
    case members([String: SchemaPart])
    /// That each item fits.
    case items(SchemaPart)
    /// Not to be less.
    case least(Double)
    /// Not to be more.
    case most(Double)
    /// Not to have fewer items.
    case fewestItems(Int)
    /// Not to have more items.
    case mostItems(Int)

    /// The schemas in it.
    var parts: [SchemaPart] {
      switch self {
      case .alternatives(let parts): parts
      case .members(let parts): Array(parts.values)
      case .items(let part): [part]
      default: []
      }
    }
  }

  /// In the order of their keywords.
  let rules: [Rule]
  /// What references name; only the outermost schema's are looked up.
  let definitions: [String: SchemaPart]

  /// The definitions that it and the schemas in it refer to.
  var references: Set<String> {
    var names: Set<String> = []
    for rule in rules {
      if case .reference(let name) = rule { names.insert(name) }
      for part in rule.parts { names.formUnion(part.references) }
    }
    for part in definitions.values { names.formUnion(part.references) }
    return names
  }

  private enum Keyword: String, CodingKey {
    case dialect = "$schema"
    case identity = "$id"
    case definitions = "$defs"
    case reference = "$ref"
    case title, description, type, const
    case choices = "enum"
    case anyOf, required, properties, items, minimum, maximum, minItems, maxItems
  }

  init(from decoder: any Decoder) throws {
    let keys = try decoder.singleValueContainer().decode([String: JSONTree].self).keys
    if let unknown = keys.filter({ Keyword(rawValue: $0) == nil }).min() {
      let place = (["#"] + decoder.codingPath.map(\.stringValue)).joined(separator: "/")
      throw JSONSchema.Unusable(
        description: "\(place): nothing checks the keyword '\(unknown)'; teach SchemaPart to"
      )
    }
    let schema = try decoder.container(keyedBy: Keyword.self)
    rules = try schema.allKeys.sorted { $0.rawValue < $1.rawValue }
      .compactMap { try Self.rule(of: $0, in: schema) }
    definitions =
      try schema.decodeIfPresent([String: SchemaPart].self, forKey: .definitions) ?? [:]
  }

  /// A keyword's rule; `nil` for one that only describes.
  private static func rule(
    of keyword: Keyword,
    in schema: KeyedDecodingContainer<Keyword>
  ) throws -> Rule? {
    func value<Value: Decodable>() throws -> Value {
      try schema.decode(Value.self, forKey: keyword)
    }
    switch keyword {
    case .dialect, .identity, .definitions, .title, .description: return nil
    case .reference: return .reference(try definition(try value()))
    case .type:
      // A single type stands there without brackets.
      if let kind = try? schema.decode(JSONTree.Kind.self, forKey: keyword) {
        return .types([kind])
      }
      return .types(try value())
    case .const: return .choices([try value()])
    case .choices: return .choices(try value())
    case .anyOf: return .alternatives(try value())
    case .required: return .required(try value())
    case .properties: return .members(try value())
    case .items: return .items(try value())
    case .minimum: return .least(try value())
    case .maximum: return .most(try value())
    case .minItems: return .fewestItems(try value())
    case .maxItems: return .mostItems(try value())
    }
  }

  /// The name of the definition that a reference leads to.
  private static func definition(_ reference: String) throws -> String {
    let prefix = "#/$defs/"
    guard reference.hasPrefix(prefix) else {
      throw JSONSchema.Unusable(
        description:
          "'\(reference)' leads elsewhere; refer to a definition of this file, \(prefix)…"
      )
    }
    return String(reference.dropFirst(prefix.count))
  }
}
