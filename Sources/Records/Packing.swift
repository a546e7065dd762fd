import SpoorModel

/// What a file's first bytes say that it is packed as.
enum Packing: String {
  case gzip
  case zstd

  /// The bytes that are enough to know.
  static let magicCount = 4

  private static let parquet: [UInt8] = Array("PAR1".utf8)

  /// `nil` for bytes that are to be read as they are; throws for a format that cannot be read.
  init?(head: some Collection<UInt8>, path: String) throws(SpoorError) {
    let head = Array(head)
    // A zstd file may begin with a skippable frame, as that of a parallel compressor does.
    let isSkippable = head.count == 4 && head[0] & 0xf0 == 0x50 && head[1...] == [0x2a, 0x4d, 0x18]
    if head.starts(with: [0x1f, 0x8b]) {
      self = .gzip
    } else if head == [0x28, 0xb5, 0x2f, 0xfd] || isSkippable {
      self = .zstd
    } else if head == Self.parquet {
      throw Self.unreadableParquet(path)
    } else {
      return nil
    }
  }

  func decompressor(path: String, limit: Int) throws(SpoorError) -> any Decompressor {
    switch self {
    case .gzip: try Inflater(path: path, limit: limit)
    case .zstd: try ZstdDecompressor(path: path, limit: limit)
    }
  }

  // MARK: - Errors

  func endsEarly(_ path: String, after count: Int) -> SpoorError {
    broken("the \(rawValue) file ends early, after \(count) decompressed bytes", path)
  }

  func damaged(_ path: String, after count: Int, reason: String?) -> SpoorError {
    let reason = reason.map { " (\($0))" } ?? ""
    return broken(
      "the \(rawValue) file is damaged after \(count) decompressed bytes\(reason)",
      path
    )
  }

  func tooLarge(_ path: String, limit: Int) -> SpoorError {
    SpoorError(
      .badInput,
      "the \(rawValue) file decompresses to more than \(limit) bytes",
      at: SpoorError.Location(file: path),
      remedy: "Split it, or decompress it yourself if you trust it."
    )
  }

  static func outOfMemory(_ path: String) -> SpoorError {
    SpoorError(
      .inputOutput,
      "there is not enough memory to decompress the file",
      at: SpoorError.Location(file: path),
      remedy: "Free memory, or decompress it first."
    )
  }

  private func broken(_ problem: String, _ path: String) -> SpoorError {
    SpoorError(
      .badInput,
      problem,
      at: SpoorError.Location(file: path),
      remedy: "Copy or download it again; '\(rawValue) -t' must accept it."
    )
  }

  private static func unreadableParquet(_ path: String) -> SpoorError {
    let lines = path.hasSuffix(".parquet") ? String(path.dropLast(8)) + ".jsonl" : path + ".jsonl"
    return SpoorError(
      .badInput,
      "the file is Parquet, which Spoor does not read",
      at: SpoorError.Location(file: path),
      remedy: """
        Convert it to JSON Lines: duckdb -c "COPY (FROM '\(path)') TO '\(lines)' (FORMAT json)"; \
        docs/formats.md has the same for Python.
        """
    )
  }
}
