import AuditStore
import Foundation
import SpoorModel

/// Per-token values that are known already, and where new ones are kept.
struct KeptValues: Sendable {
  /// Where new ones are kept.
  let store: ValueStore
  /// Stores that are read only.
  private let others: [ValueStore]
  /// Which of the others has a key.
  private let places: [String: (store: Int, source: DistributionSource)]

  /// Those of a store, and of files that nobody writes.
  ///
  /// - Complexity: memory for each key in the files, some 150 bytes.
  init(_ store: ValueStore, besides files: [URL] = []) throws(SpoorError) {
    self.store = store
    var (others, places) = ([ValueStore](), [String: (store: Int, source: DistributionSource)]())
    for file in files {
      let other = try ValueStore(sealed: file.path)
      for (key, source) in try other.sources() { places[key] = (others.count, source) }
      others.append(other)
    }
    (self.others, self.places) = (others, places)
  }

  /// Where the values under a key come from, and who has them; `nil` where nobody has.
  func find(
    _ key: String
  ) throws(SpoorError) -> (source: DistributionSource, store: ValueStore)? {
    if let place = places[key] { return (source: place.source, store: others[place.store]) }
    return try store.source(of: key).map { (source: $0, store: store) }
  }
}
