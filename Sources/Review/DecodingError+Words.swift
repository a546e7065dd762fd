extension DecodingError {
  /// What is wrong with the JSON, in words that name the key.
  public var words: String {
    switch self {
    case .keyNotFound(let key, _): "'\(key.stringValue)' is missing"
    case .valueNotFound(_, let context): "'\(context.key)' is null"
    case .typeMismatch(let type, let context): "'\(context.key)' is no \(Self.name(of: type))"
    case .dataCorrupted(let context) where context.codingPath.isEmpty: "this is no JSON object"
    case .dataCorrupted(let context): "'\(context.key)': \(context.debugDescription)"
    @unknown default: "this cannot be read"
    }
  }

  /// What to write instead; `nil` where nothing is known of the key.
  public var remedy: String? {
    guard case .dataCorrupted(let context) = self, let key = context.codingPath.last?.stringValue
    else { return nil }
    return switch key {
    case "hallucination", "related": "Write yes, no or unsure."
    case "cause": "Write one of these, or null."
    case "side": "Write left or right."
    case "time": "Write the time so, in UTC, or null."
    default: nil
    }
  }

  private static func name(of type: any Any.Type) -> String {
    switch type {
    case is String.Type: "text"
    case is Int.Type: "whole number"
    default: "JSON object"
    }
  }
}

extension DecodingError.Context {
  fileprivate var key: String {
    codingPath.isEmpty ? "line" : codingPath.map(\.stringValue).joined(separator: ".")
  }
}
