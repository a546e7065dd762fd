import DurableFiles
import GRDB
public import SpoorModel

extension AuditStore {
  /// Gives somebody a role from now on; what they had before is kept.
  ///
  /// - Returns: whether the role is new to them.
  @discardableResult
  public func appoint(
    _ name: String,
    as role: ReviewerRole,
    at now: Timestamp = .now
  ) throws -> Bool {
    let name = try ReviewerName.kept(name)
    return try write { database in
      guard try Self.role(of: name, in: database) != role else { return false }
      try database.execute(
        sql: "INSERT INTO reviewers (name, role, time) VALUES (?, ?, ?)",
        arguments: [name.storable, role.rawValue, now.description]
      )
      return true
    }
  }

  /// Everybody who was appointed or who judged, by name, with the role that they have now.
  ///
  /// Who judges without having been appointed is an expert.
  public func reviewers() throws -> [String: ReviewerRole] {
    try read { database in
      let judging = try String.fetchAll(database, sql: "SELECT DISTINCT reviewer FROM verdicts")
      var roles = Dictionary(judging.map { ($0, ReviewerRole.expert) }) { $1 }
      for row in try Row.fetchAll(database, sql: "SELECT * FROM reviewers ORDER BY id") {
        roles[row["name"]] = try row.value("role", ReviewerRole.init(rawValue:))
      }
      return roles
    }
  }

  /// Why an adjudication cannot be taken; `nil` if it can.
  public func refusal(of adjudication: Adjudication) throws -> SpoorError? {
    try read { try Self.refusal(of: adjudication, in: $0) }
  }

  /// Why an adjudication cannot be taken; `nil` if it can.
  ///
  /// Experts do not decide over their own verdicts: the third opinion is to be one.
  static func refusal(
    of adjudication: Adjudication,
    in database: Database
  ) throws -> SpoorError? {
    let name = adjudication.adjudicator
    switch try bar(to: adjudication, in: database) {
    case .noAdjudicator:
      return SpoorError(
        .badInput,
        "'\(name)' is no adjudicator of this audit",
        remedy: "Appoint them: spoor queue experts AUDIT --add '\(name)' --role adjudicator"
      )
    case .judgedBySelf:
      return SpoorError(
        .badInput,
        "'\(name)' judged item \(adjudication.item) before and cannot decide over it",
        remedy: "Let somebody decide who has not judged it."
      )
    case nil: return nil
    }
  }

  /// What stands between an adjudicator and their decision; `nil` if nothing does.
  static func bar(
    to adjudication: Adjudication,
    in database: Database
  ) throws -> AdjudicationBar? {
    let name = adjudication.adjudicator
    guard try role(of: name, in: database) == .adjudicator else { return .noAdjudicator }
    return try hasEverJudged(name, adjudication.item, in: database) ? .judgedBySelf : nil
  }

  /// Whether the author of a verdict decided over its item: then they have said what they say.
  static func decidedBySelf(_ verdict: Verdict, in database: Database) throws -> Bool {
    let query = try database.cachedStatement(
      sql: "SELECT EXISTS (SELECT 1 FROM adjudications WHERE item_hash = ? AND adjudicator = ?)"
    )
    let arguments: StatementArguments = [verdict.item.rawValue, verdict.reviewer.storable]
    return try Bool.fetchOne(query, arguments: arguments) ?? false
  }

  /// Why a verdict cannot be taken; `nil` if it can.
  static func refusal(of verdict: Verdict, in database: Database) throws -> SpoorError? {
    guard try decidedBySelf(verdict, in: database) else { return nil }
    return SpoorError(
      .badInput,
      "'\(verdict.reviewer)' decided over item \(verdict.item) and cannot judge it too",
      remedy: "Leave that verdict out."
    )
  }

  /// Whether somebody judged an item, even if they took it back: who judged has an opinion.
  static func hasEverJudged(
    _ reviewer: String,
    _ item: ItemHash,
    in database: Database
  ) throws -> Bool {
    let statement = try database.cachedStatement(
      sql: "SELECT EXISTS (SELECT 1 FROM verdicts WHERE item_hash = ? AND reviewer = ?)"
    )
    return try Bool.fetchOne(statement, arguments: [item.rawValue, reviewer.storable]) ?? false
  }

  /// Whether somebody judged an item, by a verdict that stands.
  static func hasJudged(
    _ reviewer: String,
    _ item: ItemHash,
    in database: Database
  ) throws -> Bool {
    let statement = try database.cachedStatement(
      sql: "SELECT EXISTS (SELECT 1 FROM standing_verdicts WHERE item_hash = ? AND reviewer = ?)"
    )
    let arguments: StatementArguments = [item.rawValue, reviewer.storable]
    return try Bool.fetchOne(statement, arguments: arguments) ?? false
  }

  static func role(of name: String, in database: Database) throws -> ReviewerRole? {
    let query = try database.cachedStatement(
      sql: "SELECT role FROM reviewers WHERE name = ? ORDER BY id DESC LIMIT 1"
    )
    let role = try String.fetchOne(query, arguments: [name.storable])
    return role.flatMap(ReviewerRole.init(rawValue:))
  }
}

/// What can stand between an adjudicator and their decision.
enum AdjudicationBar {
  /// They are no adjudicator.
  case noAdjudicator
  /// They judged the item: the third opinion is to be one.
  case judgedBySelf
}
