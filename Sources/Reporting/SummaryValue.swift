import Foundation

/// Any value of summary.json, to be found by its name.
enum SummaryValue: Decodable, Hashable {
  case number(Double)
  case text(String)
  case flag(Bool)
  case list([SummaryValue])
  case object([String: SummaryValue])
  case null

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .null
    } else if let flag = try? value.decode(Bool.self) {
      self = .flag(flag)
    } else if let number = try? value.decode(Double.self) {
      self = .number(number)
    } else if let text = try? value.decode(String.self) {
      self = .text(text)
    } else if let list = try? value.decode([SummaryValue].self) {
      self = .list(list)
    } else {
      self = .object(try value.decode([String: SummaryValue].self))
    }
  }

  /// The value at a path such as `models.sft.tokens`; `nil` where there is none.
  ///
  /// Entries of a list are named by their `name`, or by the models that they compare, or by their place from
  /// 0. Names may hold dots: the longest that fits is meant.
  func at(_ path: Substring) -> SummaryValue? {
    for (name, value) in entries.sorted(by: { $0.name.count > $1.name.count }) {
      if path == name { return value }
      guard path.hasPrefix(name + ".") else { continue }
      if let found = value.at(path.dropFirst(name.count + 1)) { return found }
    }
    return nil
  }

  /// What stands in an object or a list, by name.
  var entries: [(name: String, value: SummaryValue)] {
    switch self {
    case .object(let values): values.map { ($0.key, $0.value) }
    case .list(let values): values.enumerated().map { ($1.name ?? String($0), $1) }
    case .number, .text, .flag, .null: []
    }
  }

  private var name: String? {
    guard case .object(let values) = self else { return nil }
    if case .text(let name) = values["name"] { return name }
    guard case .text(let first) = values["first"], case .text(let second) = values["second"] else {
      return nil
    }
    return "\(first)-\(second)"
  }
}
