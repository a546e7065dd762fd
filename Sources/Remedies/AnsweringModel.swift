public import SpoorModel

/// One model with its answers, as an audit left them.
public struct AnsweringModel: Sendable {
  /// The model, and what it was trained on where that is known.
  public var run: ModelChange.Run
  /// Its answers, by prompt.
  public var answers: [String: AuditedAnswer]

  /// Joins a model with its answers.
  public init(_ run: ModelChange.Run, answers: [String: AuditedAnswer]) {
    self.run = run
    self.answers = answers
  }
}
