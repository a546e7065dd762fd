public import Foundation

/// How a file writes its records.
public enum RecordFormat: Sendable, CaseIterable {
  /// An array of objects, one object, or an object a line.
  case json
  /// As ``json``, but an object that its first line does not end is an error of that line.
  case jsonLines
  /// RFC 4180; the separator (`,` `;` or a tab) is the one that the header has most of.
  case commaSeparated
  /// RFC 4180 with tabs.
  case tabSeparated
  /// One record a line.
  case text

  /// The endings of file names that tell the format, without the dot.
  public var extensions: [String] {
    switch self {
    case .json: ["json"]
    case .jsonLines: ["jsonl", "ndjson"]
    case .commaSeparated: ["csv"]
    case .tabSeparated: ["tsv"]
    case .text: ["txt"]
    }
  }

  /// The endings that may follow those of a format.
  public static let packedExtensions = ["gz", "zst"]

  /// The format that the file's name tells, ``json`` where it tells none.
  public init(of file: URL) { self = Self.named(file) ?? .json }

  /// The format that the file's name tells; `nil` where it tells none.
  public static func named(_ file: URL) -> RecordFormat? {
    let isPacked = packedExtensions.contains(file.pathExtension.lowercased())
    let plain = isPacked ? file.deletingPathExtension() : file
    let ending = plain.pathExtension.lowercased()
    return allCases.first { $0.extensions.contains(ending) }
  }
}
