/// A task of the queue, with what reviewers are not told.
public struct DrawnTask: Hashable, Sendable {
  /// What is shown.
  public var task: ReviewTask
  /// The model whose response it is.
  public var model: String
  /// What it is for.
  public var purpose: TaskPurpose
  /// What it was drawn from.
  public var stratum: Stratum
  /// The chance with which it was drawn, 0 to 1; `nil` unless it was drawn by chance for the sample.
  public var inclusion: Double?
  /// How many experts are to judge it, at most.
  public var experts: Int
  /// The detectors' score of the span.
  public var score: Double
  /// The item whose span a decoy shows; `nil` for all others.
  public var decoyOf: ItemHash?

  /// Creates a drawn task.
  public init(
    task: ReviewTask,
    model: String,
    purpose: TaskPurpose,
    stratum: Stratum,
    inclusion: Double?,
    experts: Int,
    score: Double,
    decoyOf: ItemHash? = nil
  ) {
    self.task = task
    self.model = model
    self.purpose = purpose
    self.stratum = stratum
    self.inclusion = inclusion
    self.experts = experts
    self.score = score
    self.decoyOf = decoyOf
  }
}
