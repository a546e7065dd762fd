public import SpoorModel

/// A value with the sentence that states it and what that sentence speaks of.
public struct Statement: Hashable, Sendable {
  /// The stated words.
  public var words: Range<Int>
  /// What they are.
  public var kind: SpanKind
  /// The words of the sentence.
  public var sentence: Range<Int>
  /// What the sentence speaks of.
  var topic: Topic
}
