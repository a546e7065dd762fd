public import SpoorModel

/// A line of spans.jsonl.
public struct SpanLine: Encodable {
  private let span: Span

  /// Wraps a span.
  public init(_ span: Span) { self.span = span }

  private enum CodingKeys: String, CodingKey {
    case promptID = "prompt_id"
    case model
    case start
    case end
    case text
    case kind
    case score
    case detectors
    case signals
    case evidence
    case scoreWithDataset = "score_with_dataset"
  }

  /// Writes the keys of docs/formats.md.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(span.promptID, forKey: .promptID)
    try container.encode(span.model, forKey: .model)
    try container.encode(span.range.start, forKey: .start)
    try container.encode(span.range.end, forKey: .end)
    try container.encode(span.text, forKey: .text)
    try container.encode(span.kind, forKey: .kind)
    try container.encode(span.score, forKey: .score)
    try container.encode(span.detectors, forKey: .detectors)
    try container.encode(span.signals, forKey: .signals)
    try container.encode(span.evidence, forKey: .evidence)
    try container.encodeIfPresent(span.scoreWithDataset, forKey: .scoreWithDataset)
  }
}
