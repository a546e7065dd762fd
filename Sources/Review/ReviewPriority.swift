public import AuditStore
import Foundation
import SpoorModel

/// An item's place in the queue.
///
/// First by provenance: `borrowed`, `present`, `near`, `partial`, `weak`, `shared`, `common`,
/// `unseen`. Within one provenance, items that stand in the dataset and whose lift is known come
/// first, by lift × rarity, largest first; rarity is −ln E in nats, E being the number of such runs
/// expected by chance. The others follow by the detectors' score. Ties go by prompt, model and
/// place, so that the order is the same on every machine.
public struct ReviewPriority: Hashable, Sendable, Comparable {
  private let provenance: Provenance
  private let strength: Strength
  private let span: Span

  private enum Strength: Hashable {
    case liftTimesRarity(Double)
    case score(Double)
  }

  /// The place of `item`.
  public init(of item: AuditItem) {
    let trace = item.entry.trace
    provenance = trace.provenance
    span = trace.span
    if let lift = trace.lift, trace.provenance.isInDataset {
      strength = .liftTimesRarity(lift * Self.rarity(expectedByChance: trace.expectedByChance))
    } else {
      strength = .score(trace.span.score)
    }
  }

  /// Whether `one` is shown before `other`.
  public static func < (one: ReviewPriority, other: ReviewPriority) -> Bool {
    let ranks = (one.provenance.reviewRank, other.provenance.reviewRank)
    if ranks.0 != ranks.1 { return ranks.0 < ranks.1 }
    switch (one.strength, other.strength) {
    case (.liftTimesRarity, .score): return true
    case (.score, .liftTimesRarity): return false
    case (.liftTimesRarity(let mine), .liftTimesRarity(let theirs)),
      (.score(let mine), .score(let theirs)):
      if mine != theirs { return mine > theirs }
    }
    return one.place < other.place
  }

  private var place: (String, String, ScalarRange) { (span.promptID, span.model, span.range) }

  /// −ln E in nats, from 0 (expected once or more) to 50 (so rare that more tells nothing).
  private static func rarity(expectedByChance: Double) -> Double {
    guard expectedByChance < 1 else { return 0 }
    return min(50, -log(expectedByChance))
  }
}

extension Provenance {
  fileprivate var reviewRank: Int {
    switch self {
    case .borrowed: 0
    case .present: 1
    case .near: 2
    case .partial: 3
    case .weak: 4
    case .shared: 5
    case .common: 6
    case .unseen: 7
    }
  }
}
