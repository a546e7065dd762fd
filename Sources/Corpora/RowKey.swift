import Records

/// Where a record has a value: at a key, or at a path of keys with dots between them.
struct RowKey: Hashable, ExpressibleByStringLiteral {
  let name: String
  private let path: [String]

  /// A key of the record itself.
  init(stringLiteral name: String) { self.init(name) }

  /// A key of the record itself.
  init(_ name: String) {
    self.name = name
    path = []
  }

  /// A key, or a path to one of a nested object.
  init(path name: String) {
    self.name = name
    let path = name.split(separator: ".").map(String.init)
    self.path = path.count > 1 ? path : []
  }

  /// Whether it may reach into nested objects.
  var isPath: Bool { !path.isEmpty }

  /// The value; `nil` where there is none.
  func value(in record: Record) -> JSONValue? {
    if let value = record.object[name] { return value }
    guard !path.isEmpty else { return nil }
    var value = JSONValue.object(record.object)
    for key in path {
      guard case .object(let object) = value, let next = object[key] else { return nil }
      value = next
    }
    return value
  }

  /// The way to the value, where there is one.
  func steps(in record: Record) -> [RecordEdit.Step] {
    isPath && record.object[name] == nil ? path.map { .key($0) } : [.key(name)]
  }

  /// The value; `nil` where there is none or it is null.
  func optionalValue(in record: Record) -> JSONValue? {
    guard let value = value(in: record), value != .null else { return nil }
    return value
  }
}
