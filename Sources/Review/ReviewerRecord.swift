import AuditStore
import DurableFiles
public import SpoorModel
import Statistics

/// What one reviewer did, and how they did where the answer is known.
public struct ReviewerRecord: Hashable, Sendable, Encodable {
  /// Who.
  public let reviewer: String
  /// Tasks that they judged.
  public let judged: Int
  /// Gold items of which they got both questions right at first, since the answer is shown to them then.
  public let gold: Rate
  /// How often they accept decoys.
  public let decoys: DecoyAcceptance

  init(of reviewer: String, in tasks: [JudgedTask]) {
    self.reviewer = reviewer
    judged = tasks.count { $0.verdicts.contains { $0.reviewer == reviewer } }
    let right = tasks.compactMap { task -> Bool? in
      guard task.drawn.purpose == .gold, let gold = task.gold?.answers,
        let said = task.verdicts.first(where: { $0.reviewer == reviewer })?.answers
      else { return nil }
      return said.hallucination == gold.hallucination && said.related == gold.related
    }
    let proportion = Proportion(successes: right.count { $0 }, trials: right.count)
    gold = Rate(
      count: proportion.successes,
      of: proportion.trials,
      share: proportion.share.map {
        Estimate(value: $0, low: proportion.wilson?.low, high: proportion.wilson?.high)
      }
    )
    decoys = DecoyAcceptance(of: tasks, by: reviewer)
  }
}
