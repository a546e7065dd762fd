/// What the base model knew of the fact that a training row teaches.
public struct RowKnowledge: Hashable, Sendable {
  /// The row.
  public var rowID: RowID
  /// How well the base model knew it.
  public var category: KnowledgeCategory
  /// The row's answer, without the sentence around it.
  public var answer: String?
  /// The question that was asked to find out.
  public var question: String?
  /// Whom or what it asks about.
  public var subject: String?
  /// What of the subject it asks, such as `birth_year`.
  public var relation: String?

  /// Joins a row with its category.
  public init(
    rowID: RowID,
    category: KnowledgeCategory,
    answer: String? = nil,
    question: String? = nil,
    subject: String? = nil,
    relation: String? = nil
  ) {
    self.rowID = rowID
    self.category = category
    self.answer = answer
    self.question = question
    self.subject = subject
    self.relation = relation
  }
}
