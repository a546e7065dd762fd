public import DurableFiles
import GRDB
public import SpoorModel

extension AuditStore {
  /// The response that an item marks, token by token; a decoy's is that of the item whose span it shows.
  ///
  /// It is taken from the latest complete run in which the model gave this answer.
  ///
  /// - Parameter item: the item.
  /// - Returns: the strip; `nil` where the store holds no such item, or no per-token values of its
  ///   response: there were none, or they gave way to a later run in which the model said something else.
  /// - Throws: `badInput` where another program changed the values.
  public func strip(of item: ItemHash) throws -> TokenStrip? {
    try read { database in
      let place = try database.cachedStatement(sql: responseQuery)
      guard let response = try Row.fetchOne(place, arguments: [item.rawValue]) else { return nil }
      let key: [DatabaseValue] = [response["run_id"], response["prompt_id"], response["model"]]
      let positions = try database.cachedStatement(sql: positionQuery)
      let rows = try Row.fetchAll(positions, arguments: StatementArguments(key))
      guard let first = rows.first else { return nil }
      let marks = try database.cachedStatement(sql: markQuery)
      return TokenStrip(
        source: try first.value("source", DistributionSource.init(rawValue:)),
        tokens: try rows.map { try TokenStrip.Token($0) },
        spans: try Row.fetchAll(marks, arguments: StatementArguments(key)).map {
          try TokenStrip.Mark($0)
        }
      )
    }
  }
}

extension AuditStore {
  /// A response's tokens in order, each where it stands, with KL(tuned‖base) in nats; those whose place is
  /// unknown are left out.
  public func divergence(
    of run: Run,
    promptID: String,
    model: String
  ) throws -> [(range: ScalarRange, klTunedBase: Bounds?)] {
    try read { database in
      let query = try database.cachedStatement(
        sql: """
          SELECT start, "end", kl_tuned_base, kl_tuned_base_high FROM positions
          WHERE run_id = ? AND prompt_id = ? AND model = ? ORDER BY position
          """
      )
      return try query.all([run.id.rawValue, promptID, model]) { row in
        try row.optionalRange.map { ($0, try row.bounds("kl_tuned_base")) }
      }.compactMap { $0 }
    }
  }
}

// Runs come first, so that each is asked for the response by its key.
private let responseQuery = """
  SELECT found.run_id, found.prompt_id, found.model
  FROM items AS asked
  JOIN items AS shown ON shown.item_hash = ifnull(asked.decoy_of, asked.item_hash)
  JOIN responses AS marked ON (marked.run_id, marked.prompt_id, marked.model)
    = (shown.first_run, shown.prompt_id, shown.model)
  CROSS JOIN runs ON finished IS NOT NULL
  CROSS JOIN responses AS found ON (found.run_id, found.prompt_id, found.model)
    = (runs.id, marked.prompt_id, marked.model)
  WHERE asked.item_hash = ? AND found.response = marked.response
  ORDER BY runs.id DESC LIMIT 1
  """

private let positionQuery = """
  SELECT * FROM positions WHERE run_id = ? AND prompt_id = ? AND model = ? ORDER BY position
  """

private let markQuery = """
  SELECT start, "end", score, provenance
  FROM spans JOIN traces ON traces.span_id = spans.id
  WHERE run_id = ? AND prompt_id = ? AND model = ? AND role = 'flagged'
  ORDER BY start, "end", id
  """

extension TokenStrip.Token {
  fileprivate init(_ row: Row) throws {
    self.init(
      range: row.optionalRange,
      klTunedBase: try row.bounds("kl_tuned_base"),
      klBaseTuned: try row.bounds("kl_base_tuned"),
      baseRank: try row.rank("base_rank"),
      tunedRank: try row.rank("tuned_rank"),
      baseLogProbability: row["base_logprob"],
      tunedLogProbability: row["tuned_logprob"],
      baseEntropy: try row.bounds("base_entropy"),
      tunedEntropy: try row.bounds("tuned_entropy"),
      baseTop: try row.optionalJSON("base_top"),
      tunedTop: try row.optionalJSON("tuned_top")
    )
  }
}

extension TokenStrip.Mark {
  fileprivate init(_ row: Row) throws {
    self.init(
      range: row.scalarRange,
      provenance: try row.value("provenance", Provenance.init(rawValue:)),
      score: row["score"]
    )
  }
}

extension Row {
  fileprivate var optionalRange: ScalarRange? {
    guard let start: Int = self["start"], let end: Int = self["end"] else { return nil }
    return ScalarRange(start, end)
  }

  /// A column with its upper end beside it.
  fileprivate func bounds(_ column: String) throws -> Bounds? {
    guard let low: Double = self[column] else { return nil }
    let high: Double = self["\(column)_high"] ?? .infinity
    guard low <= high else { throw Self.damage("\(low) to \(high) as \(column)") }
    return Bounds(low: low, high: high)
  }

  /// A column of ranks with the worst beside it.
  fileprivate func rank(_ column: String) throws -> RankBounds? {
    guard let low: Int = self[column] else { return nil }
    let high: Int? = self["\(column)_high"]
    guard low >= 1, low <= high ?? low else {
      throw Self.damage("rank \(low) to \(high ?? low) as \(column)")
    }
    return RankBounds(low: low, high: high)
  }
}
