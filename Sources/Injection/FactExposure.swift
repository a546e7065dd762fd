/// How often a fact stands in a dataset, and in how many phrasings.
public struct FactExposure: Hashable, Sendable {
  /// The question that asks for the fact.
  public var id: String
  /// Whom or what the fact is about.
  public var subject: String
  /// What is said of it.
  public var answer: String
  /// Rows in which both stand, in whatever field, copies included.
  public var rows: Int
  /// Different ways of saying it among them: the sentences that hold both (where none does, those that hold
  /// either), folded, the two replaced by their places.
  public var phrasings: Int

  /// Describes an exposure.
  public init(id: String, subject: String, answer: String, rows: Int, phrasings: Int) {
    self.id = id
    self.subject = subject
    self.answer = answer
    self.rows = rows
    self.phrasings = phrasings
  }
}
