public import AuditStore

/// What is reviewed: an audit's store and what its tasks need besides.
public struct ReviewSubject: Sendable {
  /// The audit's name, as experts read it.
  public var name: String
  /// Its store.
  public var store: AuditStore
  /// What is known to be true of a prompt, by the prompt's id.
  public var references: [String: String]
  /// Counts how far experts agree, question by question; may take seconds.
  public var agreement: @Sendable () throws -> [QuestionAgreement]

  /// Names what is reviewed.
  public init(
    name: String,
    store: AuditStore,
    references: [String: String],
    agreement: @escaping @Sendable () throws -> [QuestionAgreement]
  ) {
    self.name = name
    self.store = store
    self.references = references
    self.agreement = agreement
  }
}
