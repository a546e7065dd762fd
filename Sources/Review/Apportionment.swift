public import AuditStore
import SpoorModel

/// How many items of each stratum are drawn.
///
/// One place after the other is given: to the model that has fewest, and in it first so that every stratum has
/// two (fewer tell nothing of how a stratum varies), then in proportion (Sainte-Laguë). So a larger draw gives
/// no stratum fewer, and every model is known about equally well.
struct Apportionment {
  private(set) var places: [Stratum: Int] = [:]
  private let available: [Stratum: Int]
  private let strata: [String: [Stratum]]

  /// - Parameters:
  ///   - size: how many places there are.
  ///   - available: how many items each stratum can give.
  init(_ size: Int, among available: [Stratum: Int]) {
    self.available = available
    strata = Dictionary(grouping: available.keys.sorted(), by: \.model)
    for _ in 0..<min(size, available.values.reduce(0, +)) {
      guard let stratum = next else { return }
      places[stratum, default: 0] += 1
    }
  }

  private var next: Stratum? {
    let open = strata.values.compactMap { $0.filter(hasRoom).max(by: isBehind) }
    return open.min { (taken(by: $0.model), $0.model) < (taken(by: $1.model), $1.model) }
  }

  private func hasRoom(_ stratum: Stratum) -> Bool {
    places[stratum, default: 0] < available[stratum, default: 0]
  }

  private func taken(by model: String) -> Int {
    strata[model, default: []].reduce(0) { $0 + places[$1, default: 0] }
  }

  /// Whether one stratum of a model is served after another.
  private func isBehind(_ one: Stratum, _ other: Stratum) -> Bool {
    let (mine, theirs) = (claim(of: one), claim(of: other))
    return (mine.lacking, mine.share, other) < (theirs.lacking, theirs.share, one)
  }

  private func claim(of stratum: Stratum) -> (lacking: Int, share: Double) {
    let items = Double(available[stratum, default: 0])
    let places = places[stratum, default: 0]
    return (max(0, Self.fewest - places), items / Double(2 * places + 1))
  }

  private static let fewest = 2
}

extension Stratum: Comparable {
  /// By model, then provenance, then score.
  public static func < (one: Stratum, other: Stratum) -> Bool {
    (one.model, one.provenance.rawValue, one.scoreBin)
      < (other.model, other.provenance.rawValue, other.scoreBin)
  }
}
