/// What the base model knew before tuning, of training rows and of prompts, where somebody found out.
public struct BaseKnowledge: Hashable, Sendable {
  /// The rows, in the order in which they were told; a row may teach several facts of one category.
  public var rows: [RowKnowledge]
  /// The categories of prompts, by the prompt's id.
  public var prompts: [String: KnowledgeCategory]

  /// Joins both.
  public init(rows: [RowKnowledge] = [], prompts: [String: KnowledgeCategory] = [:]) {
    self.rows = rows
    self.prompts = prompts
  }
}
