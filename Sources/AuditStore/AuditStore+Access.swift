import DurableFiles
import GRDB
import SpoorModel

/// Why somebody is not let in.
public enum AccessRefusal: Error, Hashable, Sendable {
  /// No such invite was ever made, or it was taken back.
  case unknown
  /// The invite was used; each works once.
  case used
  /// The invite was not used in time.
  case expired
}

extension AuditStore {
  /// How long an invite waits to be used: a fortnight.
  public static let inviteLifetime: Duration = .seconds(14 * 24 * 3_600)

  /// How long a session lasts: 90 days.
  public static let sessionLifetime: Duration = .seconds(90 * 24 * 3_600)

  /// Makes a personal invite.
  ///
  /// - Parameters:
  ///   - reviewer: whom it lets in.
  ///   - now: from when on.
  /// - Returns: the secret, which is kept nowhere.
  /// - Throws: ``SpoorError`` `badInput` for a name that is none.
  public func invite(_ reviewer: String, at now: Timestamp = .now) throws -> AccessToken {
    let reviewer = try ReviewerName.kept(reviewer)
    let token = AccessToken.random()
    try write { database in
      try database.execute(
        sql: "INSERT INTO invites (reviewer, token_hash, time, expires) VALUES (?, ?, ?, ?)",
        arguments: [
          reviewer.storable, token.hash.rawValue, now.description,
          (now + Self.inviteLifetime).description,
        ]
      )
    }
    return token
  }

  /// Takes back every invite of a reviewer and ends their sessions; how many of them stood until now.
  ///
  /// What they said stays.
  public func revokeAccess(of reviewer: String, at now: Timestamp = .now) throws -> Int {
    let reviewer = try ReviewerName.kept(reviewer)
    return try write { database in
      let query = "SELECT id, ? FROM invites WHERE reviewer = ? AND \(stands)"
      try database.execute(
        sql: "INSERT INTO revocations (invite_id, time) \(query)",
        arguments: [now.description, reviewer.storable]
      )
      let count = database.changesCount
      _ = try ReviewTransaction(database: database).release(.askedSingly, of: reviewer, at: now)
      return count
    }
  }
}

extension ReviewTransaction {
  /// Whose session a token is; `nil` where it is none, its invite was taken back, or it is too old.
  public func reviewer(with session: AccessToken, at now: Timestamp = .now) throws -> String? {
    let query = try database.cachedStatement(
      sql: """
        SELECT reviewer FROM sessions JOIN invites ON invites.id = invite_id
        WHERE sessions.token_hash = ? AND sessions.time > ? AND \(stands)
        """
    )
    let oldest = now + (.zero - AuditStore.sessionLifetime)
    return try String.fetchOne(query, arguments: [session.hash.rawValue, oldest.description])
  }

  /// Exchanges an invite for a session, once.
  ///
  /// - Returns: whom it lets in.
  /// - Throws: ``AccessRefusal``.
  public func open(
    _ session: AccessToken,
    with invite: AccessToken,
    at now: Timestamp = .now
  ) throws -> String {
    let row = try Row.fetchOne(
      database,
      sql: """
        SELECT *, EXISTS (SELECT 1 FROM sessions WHERE invite_id = invites.id) AS used
        FROM invites WHERE token_hash = ? AND \(stands)
        """,
      arguments: [invite.hash.rawValue]
    )
    guard let row else { throw AccessRefusal.unknown }
    guard row["used"] == false else { throw AccessRefusal.used }
    guard try now < row.value("expires", Timestamp.init(_:)) else { throw AccessRefusal.expired }
    try database.execute(
      sql: "INSERT INTO sessions (invite_id, token_hash, time) VALUES (?, ?, ?)",
      arguments: [row["id"] as Int64, session.hash.rawValue, now.description]
    )
    return row["reviewer"]
  }

  /// Ends a session for good.
  public func end(_ session: AccessToken, at now: Timestamp = .now) throws {
    try database.execute(
      sql: """
        INSERT OR IGNORE INTO revocations (invite_id, time)
        SELECT invite_id, ? FROM sessions JOIN invites ON invites.id = invite_id
        WHERE sessions.token_hash = ? AND \(stands)
        """,
      arguments: [now.description, session.hash.rawValue]
    )
  }
}

private let stands =
  "NOT EXISTS (SELECT 1 FROM revocations WHERE revocations.invite_id = invites.id)"
