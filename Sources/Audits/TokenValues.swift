import AuditStore
import SpoorModel

/// Per-token values of one model's responses, by prompt; they lie on the disk until somebody asks.
struct TokenValues: Sendable {
  /// Which values a response has, and which store keeps them.
  private struct Entry {
    var key: String
    var source: DistributionSource
    var store: ValueStore
  }

  private var entries: [String: Entry] = [:]

  /// Values of no response yet.
  init() {}

  /// The values of the response to a prompt; `nil` where there are none.
  ///
  /// - Complexity: one read of the disk, some 300 bytes a token.
  subscript(promptID: String) -> ResponseDivergence? {
    get throws {
      guard let entry = entries[promptID] else { return nil }
      return try entry.store.values(entry.key)
    }
  }

  /// Whether the response to a prompt has values.
  func has(_ promptID: String) -> Bool { entries[promptID] != nil }

  /// The number of responses that have values.
  var count: Int { entries.count }

  /// Whether no response has values.
  var isEmpty: Bool { entries.isEmpty }

  /// How many responses have values of each source.
  var sources: [DistributionSource: Int] {
    entries.values.reduce(into: [:]) { $0[$1.source, default: 0] += 1 }
  }

  /// The keys of all values.
  var keys: [String] { entries.values.map(\.key) }

  /// The key of a response's values; `nil` where there are none.
  func key(of promptID: String) -> String? { entries[promptID]?.key }

  /// Knows the values of a response, which a store keeps under a key.
  mutating func add(
    _ promptID: String,
    _ key: String,
    from source: DistributionSource,
    in store: ValueStore
  ) {
    entries[promptID] = Entry(key: key, source: source, store: store)
  }
}
