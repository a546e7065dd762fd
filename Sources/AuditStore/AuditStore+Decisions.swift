extension AuditStore {
  /// Whether the store holds a decision already, so that recording it would change nothing.
  public func holds(_ decision: Adjudication) throws -> Bool {
    try read { try decision.isHeld(in: $0) }
  }
}
