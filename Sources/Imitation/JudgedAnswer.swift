public import SpoorModel

/// An answer whose statements were judged.
public struct JudgedAnswer: Hashable, Sendable {
  /// The answer's words.
  public var words: Int
  /// Its doubted statements.
  public var doubted: Int
  /// Its cleared statements.
  public var cleared: Int
  /// What the base model knew of the prompt; `nil` where nobody found out.
  public var category: KnowledgeCategory?

  /// Joins what is known of an answer.
  public init(words: Int, doubted: Int, cleared: Int, category: KnowledgeCategory?) {
    self.words = words
    self.doubted = doubted
    self.cleared = cleared
    self.category = category
  }
}
