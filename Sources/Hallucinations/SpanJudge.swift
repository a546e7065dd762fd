public import SpoorModel
import Words

/// An answer's spans: those that are doubted and, for comparison, those that are not.
public struct JudgedSpans: Hashable, Sendable {
  /// Spans held to be false or unsupported.
  public var flagged: [Span] = []
  /// Spans that the same detectors cleared: the controls of every rate over `flagged`.
  public var cleared: [Span] = []
}

/// Fuses what several detectors say into spans that never overlap.
///
/// The first detector that has evidence for an answer decides; the others add their score to the
/// spans. So where a reference exists it decides, and log-probabilities decide only without one.
public struct SpanJudge {
  private let detectors: [any SpanDetector]

  /// Creates a judge; the detectors stand in the order in which they decide.
  public init(_ detectors: [any SpanDetector]) { self.detectors = detectors }

  /// The names of the detectors, in the order in which they decide.
  public var names: [String] { detectors.map(\.name) }

  /// The answer's spans, in order.
  public func spans(in answer: Answer) -> JudgedSpans {
    let opinions = detectors.compactMap { detector in
      detector.findings(in: answer).map { (name: detector.name, findings: $0) }
    }
    guard let deciding = opinions.first else { return JudgedSpans() }
    var judged = JudgedSpans()
    for finding in deciding.findings {
      var scores: [String: Double] = [:]
      for opinion in opinions {
        scores[opinion.name] =
          opinion.findings.filter { $0.words.overlaps(finding.words) }.map(\.score).max()
      }
      let span = Span(answer, finding, detectors: scores)
      switch finding.judgement {
      case .doubted: judged.flagged.append(span)
      case .cleared: judged.cleared.append(span)
      }
    }
    return judged
  }
}

extension Span {
  fileprivate init(_ answer: Answer, _ finding: Finding, detectors: [String: Double]) {
    let scalars = answer.text.scalars(finding.words)
    self.init(
      promptID: answer.prompt.id,
      model: answer.generation.model,
      range: ScalarRange(scalars.lowerBound, scalars.upperBound),
      text: answer.text.surface(finding.words),
      kind: finding.kind,
      score: finding.score,
      detectors: detectors
    )
  }
}
