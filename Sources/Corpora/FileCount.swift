/// What a file of a dataset holds, counted once for all parts: a line of `spoor index --count`.
public struct FileCount: Hashable, Sendable {
  /// The file's path as it was named.
  public var file: String
  /// Its size.
  public var bytes: Int
  /// SHA-256 of its bytes, in hex.
  public var sha256: String
  /// The rows in it that can be read.
  public var rows: Int
  /// The rows in it that cannot.
  public var skipped: Int
  /// What it was taken for; `nil` where it has no row.
  public var shape: DatasetShape?
  /// The keys of its first row that are read, in its order.
  public var keys: [String]
  /// How it was read, as far as the user said so.
  public var reading: Reading

  /// How a file was to be read.
  public struct Reading: Hashable, Sendable {
    /// What the user said that it is.
    public var format: DatasetShape?
    /// How the user said that its keys are named.
    public var fields: FieldMapping?
    /// What happened at a row that cannot be read.
    public var badRows: DatasetOptions.BadRows

    /// That of options; which part they ask for makes no difference.
    public init(_ options: DatasetOptions) {
      (format, fields, badRows) = (options.shape, options.fields, options.badRows)
    }

    /// As a user says it: `--format dolly --skip-bad`.
    var written: String {
      let words = [
        format.map { "--format \($0.rawValue)" }, fields.map { "--fields \($0.written)" },
        badRows == .skip ? "--skip-bad" : nil,
      ]
      let told = words.compactMap(\.self).joined(separator: " ")
      return told.isEmpty ? "no options" : told
    }
  }

  /// The count of a file of that size and hash.
  public init(_ detection: Detection, bytes: Int, sha256: String, options: DatasetOptions) {
    file = detection.file
    (self.bytes, self.sha256) = (bytes, sha256)
    (rows, skipped) = (detection.rows, detection.skipped)
    (shape, keys) = (detection.shape, detection.keys)
    reading = Reading(options)
  }
}

extension FileCount: Encodable {
  /// The schema of a line.
  static let schema = "spoor.count/1"

  enum CodingKeys: String, CodingKey {
    case schema, file, bytes, sha256, rows, skipped, shape, keys, format, fields
    case skipsBad = "skip_bad"
  }

  /// Writes the line's object; what is not known is left out.
  public func encode(to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: CodingKeys.self)
    try object.encode(Self.schema, forKey: .schema)
    try object.encode(file, forKey: .file)
    try object.encode(bytes, forKey: .bytes)
    try object.encode(sha256, forKey: .sha256)
    try object.encode(rows, forKey: .rows)
    try object.encode(skipped, forKey: .skipped)
    try object.encodeIfPresent(shape?.rawValue, forKey: .shape)
    try object.encode(keys, forKey: .keys)
    try object.encodeIfPresent(reading.format?.rawValue, forKey: .format)
    try object.encodeIfPresent(reading.fields?.written, forKey: .fields)
    try object.encode(reading.badRows == .skip, forKey: .skipsBad)
  }
}
