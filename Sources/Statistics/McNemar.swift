import Foundation

/// Whether a yes/no answer changed more often one way than the other, in pairs (McNemar 1947), by the
/// exact two-sided binomial test.
///
/// Only pairs that changed tell: under no effect each is as likely to have changed either way. As
/// `statsmodels.stats.contingency_tables.mcnemar(exact=True)` computes it. Complexity: O(changed pairs).
public struct McNemar: Hashable, Sendable {
  /// Pairs that were yes and are no.
  public let lost: Int
  /// Pairs that were no and are yes.
  public let gained: Int

  /// Counts changes, neither negative.
  public init(lost: Int, gained: Int) {
    precondition(min(lost, gained) >= 0, "a count is negative")
    self.lost = lost
    self.gained = gained
  }

  /// The chance of a split at least as uneven if neither direction were likelier; 1 without changes.
  public var pValue: Double {
    let changed = lost + gained
    guard lost != gained else { return 1 }
    // The chance of `few` changes one way, as a logarithm: 2^−n alone would underflow.
    var logChance = -Double(changed) * log(2)
    var tail = 0.0
    for few in 0...min(lost, gained) {
      tail += exp(logChance)
      logChance += log(Double(changed - few) / Double(few + 1))
    }
    return min(1, 2 * tail)
  }
}
