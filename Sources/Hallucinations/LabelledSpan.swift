public import SpoorModel

/// What detectors measured of a span of which somebody knows whether it is false.
public struct LabelledSpan: Hashable, Sendable {
  /// The prompt.
  public var promptID: String
  /// The prompt's group, whose spans are never split between fitting and testing.
  ///
  /// The prompt itself, unless several ask of one subject.
  public var group: String
  /// What the detectors measured.
  public var signals: [Signal: Double]
  /// Whether it is false.
  public var truth: MarkedResponse.Value.Truth

  /// Creates a labelled span.
  public init(
    promptID: String,
    group: String? = nil,
    signals: [Signal: Double],
    truth: MarkedResponse.Value.Truth
  ) {
    self.promptID = promptID
    self.group = group ?? promptID
    self.signals = signals
    self.truth = truth
  }

  /// Its detectors.
  var detectors: Set<Detector> { Set(signals.keys.map(\.detector)) }

  /// 1 where it is false, as the fit counts it.
  public var outcome: Double { truth == .fails ? 1 : 0 }
}
