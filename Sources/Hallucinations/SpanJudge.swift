public import SpoorModel
import Words

/// An answer's spans: those that are doubted and, for comparison, those that are not.
public struct JudgedSpans: Hashable, Sendable {
  /// Spans held to be false or unsupported.
  public var flagged: [Span] = []
  /// Spans that the same detectors cleared: the controls of every rate over `flagged`.
  public var cleared: [Span] = []
}

/// Makes one score of what several detectors say of each statement of an answer.
///
/// The score is logistic over the detectors' signals (``FusionWeights``); each detector's own score is
/// that of its signals alone. A statement on which no leading detector has evidence is no span.
public struct SpanJudge {
  /// What the dataset's evidence may do.
  public enum DatasetUse: Sendable {
    /// It has a score of its own; what is doubted does not depend on it.
    case apart
    /// It decides with the others.
    case decides
  }

  private let statements: StatementFinder
  private let detectors: [any SpanDetector]
  private let weights: FusionWeights
  private let datasetUse: DatasetUse

  /// From this score a span is doubted: the evidence speaks rather for falsehood than for truth.
  public static let threshold = 0.5

  /// Creates a judge.
  public init(
    _ detectors: [any SpanDetector],
    of statements: StatementFinder,
    weights: FusionWeights = .shipped,
    datasetUse: DatasetUse = .apart
  ) {
    self.detectors = detectors
    self.statements = statements
    self.weights = weights
    self.datasetUse = datasetUse
  }

  /// The names of the detectors.
  public var names: [String] { detectors.map(\.detector.rawValue) }

  /// The answer's spans, in order, never overlapping.
  ///
  /// - Throws: what a detector throws that cannot read its evidence.
  public func spans(in answer: Answer) throws -> JudgedSpans {
    let found = statements.statements(in: answer)
    let opinions = try detectors.map { detector in
      try detector.opinions(on: found, in: answer) ?? Array(repeating: nil, count: found.count)
    }
    var judged = JudgedSpans()
    for (index, statement) in found.enumerated() {
      let said = opinions.compactMap { $0[index] }
      guard let span = span(statement, said, in: answer) else { continue }
      if span.score >= Self.threshold {
        judged.flagged.append(span)
      } else {
        judged.cleared.append(span)
      }
    }
    return judged
  }

  private func span(_ statement: Statement, _ said: [Opinion], in answer: Answer) -> Span? {
    let signals = said.reduce(into: [Signal: Double]()) { all, opinion in
      all.merge(opinion.signals) { first, _ in first }
    }
    let apart = signals.filter { $0.key.detector != .dataset }
    guard apart.keys.contains(where: { $0.detector.role == .leading }),
      let score = weights.score(datasetUse == .apart ? apart : signals)
    else { return nil }
    let scalars = answer.text.scalars(statement.words)
    return Span(
      promptID: answer.prompt.id,
      model: answer.generation.model,
      range: ScalarRange(scalars.lowerBound, scalars.upperBound),
      text: answer.text.surface(statement.words),
      kind: statement.kind,
      score: score,
      detectors: scores(of: signals),
      signals: Dictionary(uniqueKeysWithValues: signals.map { ($0.key.rawValue, $0.value) }),
      evidence: said.compactMap(\.evidence),
      scoreWithDataset: apart.count == signals.count ? nil : weights.score(signals)
    )
  }

  /// Each detector's own score, by its name.
  private func scores(of signals: [Signal: Double]) -> [String: Double] {
    Dictionary(grouping: signals) { $0.key.detector }.reduce(into: [:]) { scores, own in
      let signals = Dictionary(uniqueKeysWithValues: own.value.map { ($0.key, $0.value) })
      scores[own.key.rawValue] = weights.score(signals)
    }
  }
}
