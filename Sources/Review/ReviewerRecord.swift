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
  /// Gold items of which they got both questions right at first, since the answer is shown to them then;
  /// without those whose answer they gave themselves.
  public let gold: Rate
  /// How often they accept decoys.
  public let decoys: DecoyAcceptance

  init(of reviewer: String, in tasks: [JudgedTask]) {
    self.reviewer = reviewer
    judged = tasks.count { $0.verdicts.contains { $0.reviewer == reviewer } }
    let right = tasks.compactMap { task -> Bool? in
      guard task.drawn.purpose == .gold, let gold = task.gold, gold.author != reviewer,
        let said = task.firstWord(of: reviewer)?.answers
      else { return nil }
      return said.hallucination == gold.answers.hallucination
        && said.related == gold.answers.related
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

extension JudgedTask {
  /// What a reviewer said first in time, whenever it arrived; of equal times the earlier arrival.
  fileprivate func firstWord(of reviewer: String) -> Verdict? {
    verdicts.filter { $0.reviewer == reviewer }
      .min { ($0.time?.milliseconds ?? 0) < ($1.time?.milliseconds ?? 0) }
  }
}
