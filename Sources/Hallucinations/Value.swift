public import SpoorModel

/// A run of words that states something which could be otherwise: a number, a date, a name, a
/// title, or a run that only few texts of the audit hold.
public struct Value: Hashable, Sendable {
  /// The words, as a range of word indices.
  public var words: Range<Int>
  /// What they are.
  public var kind: SpanKind

  /// Creates a value.
  public init(words: Range<Int>, kind: SpanKind) {
    self.words = words
    self.kind = kind
  }
}
