import Foundation
import SpoorModel
import Yams

/// One mapping of a YAML file that tells the line of whatever is wrong in it.
struct YAMLSection {
  private let file: String
  private let mapping: Node.Mapping
  private let line: Int?
  private let name: String

  /// Reads a YAML file whose top level is a mapping.
  init(file: URL) throws {
    let path = file.path
    guard let data = FileManager.default.contents(atPath: path) else {
      throw SpoorError(
        .badInput,
        "the audit file cannot be read",
        at: SpoorError.Location(file: path),
        remedy: "Check the path; 'spoor audit --help' shows an example."
      )
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw SpoorError(
        .badInput,
        "the file is not valid UTF-8",
        at: SpoorError.Location(file: path),
        remedy: "Save it as UTF-8."
      )
    }
    do {
      guard let mapping = try Yams.compose(yaml: text)?.mapping else {
        throw SpoorError(
          .badInput,
          "expected keys such as 'dataset:' and 'base:'",
          at: SpoorError.Location(file: path),
          remedy: "'spoor audit --help' shows an example."
        )
      }
      self.init(file: path, mapping: mapping, line: nil, name: "the audit file")
    } catch let error as YamlError {
      throw SpoorError(
        .badInput,
        "not valid YAML: \(error.problem)",
        at: SpoorError.Location(file: path, line: error.line),
        remedy: "Mend it there; 'spoor audit --help' shows an example."
      )
    }
  }

  private init(file: String, mapping: Node.Mapping, line: Int?, name: String) {
    self.file = file
    self.mapping = mapping
    self.line = line
    self.name = name
  }

  /// An error about a key, or about the whole section.
  func error(_ problem: String, at node: Node? = nil, remedy: String) -> SpoorError {
    SpoorError(
      .badInput,
      problem,
      at: SpoorError.Location(file: file, line: node?.mark?.line ?? mapping.mark?.line ?? line),
      remedy: remedy
    )
  }

  /// Refuses keys that Spoor does not know: a misspelt one would be ignored in silence.
  func allowOnly(_ keys: [String]) throws {
    for (key, _) in mapping where !keys.contains(key.string ?? "") {
      throw error(
        "\(name) has an unknown key '\(key.string ?? "?")'",
        at: key,
        remedy: "Known keys: \(keys.joined(separator: ", "))."
      )
    }
  }

  /// The text at a key; `nil` when the key is missing.
  func text(_ key: String) throws -> String? {
    guard let node = mapping[key] else { return nil }
    guard let text = node.scalar?.string, !text.isEmpty else {
      throw error("'\(key)' of \(name) must be a text", at: node, remedy: "Write '\(key): …'.")
    }
    return text
  }

  /// The text at a key as the name of an audit; `nil` when the key is missing.
  func artifactName(_ key: String) throws -> String? {
    guard let name = try text(key) else { return nil }
    try checked(key) { try ArtifactName.check(name, of: "audit") }
    return name
  }

  /// What `body` makes of the value at a key; its error is told with the key's line.
  func checked<Value>(_ key: String, _ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let wrong as SpoorError {
      throw error(wrong.problem, at: mapping[key], remedy: wrong.remedy)
    }
  }

  /// The text at a key that must be there.
  func required(_ key: String) throws -> String {
    guard let text = try text(key) else {
      throw error(
        "\(name) lacks '\(key)'",
        remedy: "Add '\(key): …'; 'spoor audit --help' shows an example."
      )
    }
    return text
  }

  /// The whole number at a key; `nil` when the key is missing.
  func number(_ key: String) throws -> Int? {
    guard let node = mapping[key] else { return nil }
    guard let number = node.int else {
      throw error(
        "'\(key)' of \(name) must be a whole number",
        at: node,
        remedy: "Write '\(key): 3'."
      )
    }
    return number
  }

  /// The number above 0 and under 1 at a key; `nil` when the key is missing.
  func share(_ key: String) throws -> Double? {
    guard let node = mapping[key] else { return nil }
    guard let share = node.float, share > 0, share < 1 else {
      throw error(
        "'\(key)' of \(name) must be a number between 0 and 1",
        at: node,
        remedy: "Write '\(key): 1.0e-9'."
      )
    }
    return share
  }

  /// One text or a list of texts.
  func texts(_ key: String) throws -> [String] {
    guard let node = mapping[key] else {
      throw error("\(name) lacks '\(key)'", remedy: "Add '\(key): FILE', or a list of files.")
    }
    let texts = node.sequence.map { Array($0) } ?? [node]
    guard !texts.isEmpty else {
      throw error("'\(key)' of \(name) is empty", at: node, remedy: "Write one path a line.")
    }
    return try texts.map { item in
      guard let text = item.scalar?.string, !text.isEmpty else {
        throw error(
          "'\(key)' of \(name) must be a file or a list of files",
          at: item,
          remedy: "Write one path a line."
        )
      }
      return text
    }
  }

  /// Whether a key stands here.
  func has(_ key: String) -> Bool { mapping[key] != nil }

  /// The words of a list at a key; `nil` when the key is missing.
  func choices(_ key: String) throws -> [String]? {
    guard let node = mapping[key] else { return nil }
    let choices = node.sequence?.compactMap { $0.scalar?.string }
    guard let choices, choices.count == node.sequence?.count else {
      throw error("'\(key)' of \(name) must be a list", at: node, remedy: "Write '\(key): [a, b]'.")
    }
    return choices
  }

  /// The mapping at a key; `nil` when the key is missing.
  func section(_ key: String) throws -> YAMLSection? {
    guard let node = mapping[key] else { return nil }
    return try section(node, name: "'\(key)'")
  }

  /// The mappings of the list at a key; none where the key is missing.
  func sectionsIfAny(_ key: String) throws -> [YAMLSection] {
    mapping[key] == nil ? [] : try sections(key)
  }

  /// The mappings of the list at a key, at least one.
  func sections(_ key: String) throws -> [YAMLSection] {
    guard let node = mapping[key], let sequence = node.sequence, !sequence.isEmpty else {
      throw error(
        "\(name) lacks a list '\(key)'",
        at: mapping[key],
        remedy: "Add '\(key):' with one '- name: …' a model."
      )
    }
    return try sequence.map { try section($0, name: "an entry of '\(key)'") }
  }

  private func section(_ node: Node, name: String) throws -> YAMLSection {
    guard let mapping = node.mapping else {
      throw error(
        "\(name) must hold keys",
        at: node,
        remedy: "'spoor audit --help' shows an example."
      )
    }
    return YAMLSection(file: file, mapping: mapping, line: node.mark?.line, name: name)
  }
}
