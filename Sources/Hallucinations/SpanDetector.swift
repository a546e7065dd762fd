public import SpoorModel

/// What one detector says of one statement.
public struct Opinion: Hashable, Sendable {
  /// What it measured; every signal is one of the detector's own.
  public var signals: [Signal: Double]
  /// What it rests on, where that is a text.
  public var evidence: DetectorEvidence?

  /// Creates an opinion.
  public init(signals: [Signal: Double], evidence: DetectorEvidence? = nil) {
    self.signals = signals
    self.evidence = evidence
  }
}

/// Something that can say how much to doubt what an answer states.
public protocol SpanDetector {
  /// Which one it is.
  var detector: Detector { get }
  /// An opinion on each of an answer's statements, in their order, `nil` where there is no evidence.
  ///
  /// `nil` for the whole when there is no evidence for this answer at all. Throws where evidence
  /// cannot be read.
  func opinions(on statements: [Statement], in answer: Answer) throws -> [Opinion?]?
}
