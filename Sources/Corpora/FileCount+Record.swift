import Records
import SpoorModel

extension FileCount {
  static let recordShape = RecordShape(
    "a line of 'spoor index --count'",
    keys: ["schema", "file", "bytes", "sha256", "rows", "skipped", "keys", "skip_bad"],
    optionalKeys: ["shape", "format", "fields"]
  )

  /// Reads a line.
  init(_ record: Record) throws(SpoorError) {
    guard try record.string("schema") == Self.schema else {
      throw record.error("\"schema\": expected \"\(Self.schema)\"")
    }
    file = try record.string("file")
    sha256 = try record.string("sha256")
    guard sha256.wholeMatch(of: /[0-9a-f]{64}/) != nil else {
      throw record.error("\"sha256\": expected 64 hexadecimal digits")
    }
    bytes = try record.count("bytes")
    rows = try record.count("rows")
    skipped = try record.count("skipped")
    shape = try record.datasetShape("shape")
    keys = try record.names("keys")
    let fields = try record.optionalString("fields")
    reading = Reading(
      DatasetOptions(
        shape: try record.datasetShape("format"),
        fields: try fields.map { text throws(SpoorError) in try FieldMapping(parsing: text) },
        badRows: try record.flag("skip_bad") ? .skip : .stop
      )
    )
    guard rows == 0 || shape != nil else { throw record.missing("shape") }
  }
}

extension Record {
  fileprivate func count(_ key: String) throws(SpoorError) -> Int {
    let number = try int(key)
    // So that the sum of all files' cannot overflow.
    guard 0...FileCount.most ~= number else {
      throw error("\"\(key)\": expected a count, found \(number)")
    }
    return number
  }

  fileprivate func flag(_ key: String) throws(SpoorError) -> Bool {
    let found = try value(key)
    guard case .bool(let flag) = found else { throw mismatch(key, "true or false", found) }
    return flag
  }

  fileprivate func datasetShape(_ key: String) throws(SpoorError) -> DatasetShape? {
    guard let name = try optionalString(key) else { return nil }
    guard let shape = DatasetShape(rawValue: name) else {
      throw error("\"\(key)\": no shape of training rows is called \"\(name)\"")
    }
    return shape
  }

  fileprivate func names(_ key: String) throws(SpoorError) -> [String] {
    let found = try value(key)
    guard case .array(let values) = found else { throw mismatch(key, "an array of strings", found) }
    var names: [String] = []
    for value in values {
      guard case .string(let name) = value else {
        throw mismatch(key, "an array of strings", value)
      }
      names.append(name)
    }
    return names
  }
}

extension FileCount {
  /// No file comes near so many bytes or rows.
  fileprivate static let most = 1 << 48
}
