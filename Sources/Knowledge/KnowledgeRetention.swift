import Figures
public import SpoorModel
import Statistics

/// What a model knew before and after: facts kept, lost and gained.
public struct KnowledgeRetention: Hashable, Sendable {
  /// Some questions, asked twice.
  public struct Change: Hashable, Sendable {
    /// Right before and after, of those right before.
    public var kept: Rate
    /// Wrong before and right after, of those wrong before.
    public var gained: Rate
    /// Right before and wrong after.
    public var lost: Int { kept.of - kept.count }
    /// The accuracy after less that before.
    public var difference: Estimate?
    /// By McNemar's exact test.
    public var pValue: Double
  }

  /// All questions that were asked both times.
  public let all: Change
  /// By group, sorted by name; empty without groups.
  public let groups: [String: Change]
  /// Questions that were asked only once.
  public let unpaired: Int

  /// Compares what was right.
  ///
  /// - Parameters:
  ///   - before: whether each question was answered rightly before.
  ///   - after: the same after.
  ///   - groups: the group of each question, where it has one.
  public init(
    before: [QuestionID: Bool],
    after: [QuestionID: Bool],
    groups: [QuestionID: String] = [:]
  ) {
    var pairs: [Pair] = []
    var byGroup: [String: [Pair]] = [:]
    for (id, isRight) in before {
      guard let later = after[id] else { continue }
      pairs.append((first: later, second: isRight))
      if let group = groups[id] { byGroup[group, default: []].append((later, isRight)) }
    }
    all = Self.change(pairs)
    unpaired = before.count + after.count - 2 * pairs.count
    self.groups = byGroup.mapValues(Self.change)
  }

  /// Right after, right before.
  private typealias Pair = (first: Bool, second: Bool)

  private static func change(_ pairs: [Pair]) -> Change {
    let counts = PairedProportions(pairs)
    return Change(
      kept: Rate(Proportion(successes: counts.both, trials: counts.both + counts.secondAlone)),
      gained: Rate(
        Proportion(successes: counts.firstAlone, trials: counts.firstAlone + counts.neither)
      ),
      difference: Estimate(counts),
      pValue: counts.test.pValue
    )
  }
}
