/// A task with everything that was said of it: what agreement and rates are computed from.
public struct JudgedTask: Hashable, Sendable {
  /// The task.
  public var drawn: DrawnTask
  /// All verdicts, in the order of their arrival; of each reviewer the last word counts (`lastWords`).
  public var verdicts: [Verdict]
  /// What was decided last; `nil` where nobody decided.
  public var adjudication: Adjudication?
  /// The right answers of a gold item; `nil` for all others.
  public var gold: GoldAnswer?
  /// When somebody decided first: what was said from then on is no independent opinion.
  public var firstDecision: Timestamp?
  /// When a queue of the latest one's random order held it first; `nil` for what was never drawn.
  public var firstDrawn: Timestamp?

  /// Joins a task with what was said of it; without `firstDecision` the last decision was the only one.
  public init(
    drawn: DrawnTask,
    verdicts: [Verdict],
    adjudication: Adjudication? = nil,
    gold: GoldAnswer? = nil,
    firstDecision: Timestamp? = nil,
    firstDrawn: Timestamp? = nil
  ) {
    self.drawn = drawn
    self.verdicts = verdicts
    self.adjudication = adjudication
    self.gold = gold
    self.firstDecision = firstDecision ?? adjudication?.time
    self.firstDrawn = firstDrawn
  }
}
