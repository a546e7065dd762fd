public import SpoorModel

/// What one detector says of one range of words.
public struct Finding: Hashable, Sendable {
  /// Whether the words are doubted.
  public enum Judgement: Sendable {
    /// The detector holds them false or unsupported.
    case doubted
    /// The detector looked and found nothing against them.
    case cleared
  }

  /// The words, as a range of the answer's word indices.
  public var words: Range<Int>
  /// What they are.
  public var kind: SpanKind
  /// Whether they are doubted.
  public var judgement: Judgement
  /// How much they are doubted, 0 to 1.
  public var score: Double

  /// Creates a finding.
  public init(words: Range<Int>, kind: SpanKind, judgement: Judgement, score: Double) {
    self.words = words
    self.kind = kind
    self.judgement = judgement
    self.score = score
  }
}

/// Something that can say which words of an answer to doubt.
public protocol SpanDetector {
  /// The name that stands in `detectors` of spans.jsonl.
  var name: String { get }
  /// What the detector says of the answer, in order, never overlapping; `nil` when it has no
  /// evidence for this answer at all.
  func findings(in answer: Answer) -> [Finding]?
}
