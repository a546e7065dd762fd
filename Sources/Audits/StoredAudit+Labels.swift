import AuditStore
import Foundation
import Hallucinations
public import SpanFiles
import SpoorModel

extension StoredAudit {
  /// The spans that reviewers agree on, as far as they say yes or no.
  ///
  /// Only doubted spans come before reviewers, so these tell of doubted spans.
  public func judgedSpans() throws -> [Calibration.Labelled] {
    try store.judgements(of: latestRun()).compactMap { judgement in
      judgement.truth.map { Calibration.Labelled(judgement.span, $0) }
    }
  }

  /// The audit's spans, doubted or not, that meet a value of which a file of gold labels tells whether
  /// it holds; of several values the one that shares most with the span tells.
  public func labelledSpans(by gold: [SpanFile]) throws -> [Calibration.Labelled] {
    let responses = Dictionary(
      grouping: gold.flatMap(\.responses),
      by: { Key(promptID: $0.promptID, model: $0.model) }
    )
    return try store.spans(of: latestRun()).compactMap { span in
      let key = Key(promptID: span.promptID, model: span.model)
      let values = (responses[key] ?? responses[key.ofAnyModel] ?? []).flatMap { $0.values ?? [] }
      let best = values.max {
        span.range.shared(with: $0.range) < span.range.shared(with: $1.range)
      }
      guard let best, span.range.overlaps(best.range) else { return nil }
      return Calibration.Labelled(span, best.truth)
    }
  }

  private struct Key: Hashable {
    var promptID: String
    var model: String?

    var ofAnyModel: Key { Key(promptID: promptID, model: nil) }
  }
}

extension Calibration.Labelled {
  fileprivate init(_ span: Span, _ truth: MarkedResponse.Value.Truth) {
    let signals = span.signals.compactMap { name, value in
      Signal(rawValue: name).map { ($0, value) }
    }
    self.init(
      span: LabelledSpan(
        promptID: span.promptID,
        signals: Dictionary(uniqueKeysWithValues: signals),
        truth: truth
      ),
      score: span.score
    )
  }
}

extension ScalarRange {
  /// How many scalars both ranges hold.
  fileprivate func shared(with other: ScalarRange) -> Int {
    max(0, min(end, other.end) - max(start, other.start))
  }
}
