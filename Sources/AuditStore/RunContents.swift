public import SpoorModel

/// Everything that one run of an audit found; it enters the store whole or not at all.
public struct RunContents: Hashable, Sendable {
  /// When the run began.
  public var started: Timestamp
  /// The resolved configuration, as JSON.
  public var configuration: String
  /// What the run depends on (inputs, configuration, program), digested; equal for identical runs.
  public var fingerprint: String
  /// The run's figures, as JSON.
  public var summary: String
  /// The program's version.
  public var spoorVersion: String
  /// The responses that were looked at; every span lies in one of them.
  public var responses: [AuditedResponse]
  /// The texts of the ids that name likely tokens, as far as they are known.
  public var tokenTexts: [Int: String] = [:]
  /// Spans held to be hallucinations, traced; each becomes a review item.
  public var flagged: [TraceEntry]
  /// Passages, which nobody doubts, traced; none becomes a review item.
  public var passages: [TraceEntry]
  /// Spans that rates are shown beside, traced; C1 lie in the base model's responses.
  public var controls: [ControlTrace]
  /// Which training rows hold the words of ``flagged``, a ledger a model.
  public var ledgers: [RowLedger] = []
  /// What the base model knew of rows of the dataset.
  public var knowledge: [RowKnowledge] = []

  /// Creates contents without responses and spans, to be filled.
  public init(
    started: Timestamp,
    configuration: String,
    fingerprint: String,
    summary: String,
    spoorVersion: String
  ) {
    self.started = started
    self.configuration = configuration
    self.fingerprint = fingerprint
    self.summary = summary
    self.spoorVersion = spoorVersion
    responses = []
    flagged = []
    passages = []
    controls = []
  }
}
