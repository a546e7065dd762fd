import AuditStore

/// Somebody who is signed in.
struct Visitor: Sendable {
  /// Their name.
  let name: String
  /// What they are in this audit at present.
  let role: ReviewerRole
  /// What their cookie holds.
  let session: AccessToken
}
