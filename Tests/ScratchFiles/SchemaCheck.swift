/// A document held against a schema, place by place.
struct SchemaCheck {
  /// What references name.
  let definitions: [String: SchemaPart]
  let unnamedKeys: JSONSchema.UnnamedKeys

  /// What one schema says of a value.
  private struct Finding {
    var violations: [JSONSchema.Violation] = []
    /// The value's own keys that the schema names.
    var named: Set<String> = []

    mutating func join(_ other: Finding) {
      violations += other.violations
      named.formUnion(other.named)
    }
  }

  /// All that is wrong with the value at a place, and below it.
  func violations(
    of value: JSONTree,
    at path: String,
    by part: SchemaPart
  ) -> [JSONSchema.Violation] {
    // A key may be named by any of the schemas that a place's own refers to, so all are asked first.
    let found = finding(of: value, at: path, by: part)
    guard unnamedKeys == .reported, case .object(let members) = value else {
      return found.violations
    }
    let unnamed = members.keys.filter { !found.named.contains($0) }.sorted()
    return found.violations
      + unnamed.map {
        JSONSchema.Violation(path: "\(path).\($0)", sentence: "the schema does not name this key")
      }
  }

  private func finding(of value: JSONTree, at path: String, by part: SchemaPart) -> Finding {
    var all = Finding()
    for rule in part.rules {
      switch (rule, value) {
      case (.reference(let name), _):
        // The schema was read with all of them.
        guard let definition = definitions[name] else { continue }
        all.join(finding(of: value, at: path, by: definition))
      case (.alternatives(let parts), _):
        all.join(finding(of: value, at: path, byAnyOf: parts))
      case (.members(let parts), .object(let members)):
        all.join(finding(of: members, at: path, by: parts))
      case (.items(let part), .array(let items)):
        all.violations += items.enumerated().flatMap { index, item in
          violations(of: item, at: "\(path)[\(index)]", by: part)
        }
      default:
        all.violations += rule.complaints(about: value)
          .map { JSONSchema.Violation(path: path, sentence: $0) }
      }
    }
    return all
  }

  private func finding(
    of members: [String: JSONTree],
    at path: String,
    by parts: [String: SchemaPart]
  ) -> Finding {
    var all = Finding(named: Set(parts.keys))
    for (key, part) in parts.sorted(by: { $0.key < $1.key }) {
      guard let member = members[key] else { continue }
      all.violations += violations(of: member, at: "\(path).\(key)", by: part)
    }
    return all
  }

  private func finding(
    of value: JSONTree,
    at path: String,
    byAnyOf parts: [SchemaPart]
  ) -> Finding {
    let findings = parts.map { finding(of: value, at: path, by: $0) }
    let fitting = findings.filter { $0.violations.isEmpty }
    guard fitting.isEmpty else {
      return fitting.reduce(into: Finding()) { $0.join($1) }
    }
    let reasons = findings.compactMap { $0.violations.first?.description }
    let sentence = "fits none of \(parts.count) schemas (\(reasons.joined(separator: "; ")))"
    return Finding(violations: [JSONSchema.Violation(path: path, sentence: sentence)])
  }
}

extension SchemaPart.Rule {
  /// What is wrong with a value by a rule that looks at nothing below it.
  fileprivate func complaints(about value: JSONTree) -> [String] {
    switch (self, value) {
    case (.types(let kinds), _) where !kinds.contains(where: { value.fits($0) }):
      let names = kinds.map(\.rawValue).joined(separator: " or ")
      return ["must be of type \(names), not \(value)"]
    case (.choices(let choices), _) where !choices.contains(value):
      let values = choices.map(\.description).joined(separator: " or ")
      return ["must be \(values), not \(value)"]
    case (.required(let keys), .object(let members)):
      return keys.filter { members[$0] == nil }.map { "lacks '\($0)'" }
    case (.least(let least), .number(let number)) where number < least:
      return ["must be at least \(JSONTree.number(least)), not \(value)"]
    case (.most(let most), .number(let number)) where number > most:
      return ["must be at most \(JSONTree.number(most)), not \(value)"]
    case (.fewestItems(let count), .array(let items)) where items.count < count:
      return ["must have at least \(count) items, not \(items.count)"]
    case (.mostItems(let count), .array(let items)) where items.count > count:
      return ["must have at most \(count) items, not \(items.count)"]
    default: return []
    }
  }
}
