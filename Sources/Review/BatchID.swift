public import AuditStore

/// The name of an exported batch's folder under `batches/`.
public struct BatchID: RawRepresentable, Hashable, Sendable, Codable, CustomStringConvertible {
  /// ASCII letters, digits, `.`, `_` and `-`, a letter or digit first.
  public let rawValue: String

  /// Takes a name; `nil` unless it matches `[A-Za-z0-9][A-Za-z0-9._-]*`.
  public init?(rawValue: String) {
    guard let first = rawValue.utf8.first, first.isAlphanumeric,
      rawValue.utf8.allSatisfy({ $0.isAlphanumeric || "._-".utf8.contains($0) })
    else { return nil }
    self.rawValue = rawValue
  }

  /// Names a batch by its time and format: `20261121T031500Z-label-studio`.
  ///
  /// - Parameters:
  ///   - created: when it is exported.
  ///   - format: what its tasks are written in.
  ///   - copy: 1, or 2, 3, … while a folder of the name before exists: `…-label-studio-2`.
  public init(created: Timestamp, format: ExportFormat, copy: Int = 1) {
    let name = "\(created.compact)-\(format.rawValue)"
    rawValue = copy == 1 ? name : "\(name)-\(copy)"
  }

  /// The name.
  public var description: String { rawValue }
}

extension UInt8 {
  fileprivate var isAlphanumeric: Bool {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): true
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "a")...UInt8(ascii: "z"): true
    default: false
    }
  }
}
