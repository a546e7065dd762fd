import GRDB

extension AuditStore {
  /// What a run found, counted by tuned model and prompt; a prompt about which there is nothing to count has
  /// no tally.
  ///
  /// Empty for a run whose findings gave way to a later run's. Complexity: one pass over positions and spans.
  public func tallies(of run: Run) throws -> [String: [String: PromptTally]] {
    try read { database in
      var tallies: [String: [String: PromptTally]] = [:]
      let positions = try Row.fetchCursor(
        database,
        sql: positionQuery,
        arguments: [run.id.rawValue]
      )
      while let row = try positions.next() {
        tallies[row["model"], default: [:]][row["prompt_id"], default: PromptTally()].add(
          shift: row
        )
      }
      let spans = try Row.fetchCursor(database, sql: spanQuery, arguments: [run.id.rawValue])
      while let row = try spans.next() {
        tallies[row["tuned"], default: [:]][row["prompt_id"], default: PromptTally()].add(
          spans: row
        )
      }
      return tallies
    }
  }
}

extension PromptTally {
  fileprivate mutating func add(shift row: Row) {
    divergentTokens = row["divergent"]
    divergence = row["divergence"]
    firstDivergentTokens = row["first_divergent"]
    firstDivergence = row["first_divergence"]
    rankedTokens = row["ranked"]
    shiftedTokens = row["shifted"]
  }

  fileprivate mutating func add(spans row: Row) {
    if row["is_control"] {
      controls = row["lifted"]
      borrowedControls = row["borrowed"]
    } else {
      flagged = row["spans"]
      lifted = row["lifted"]
      borrowed = row["borrowed"]
    }
  }
}

// A base rank is shifted above 3; between two ends it is decided where both lie in one class. Where nobody
// knows how many tokens stand before <eos>, all count.
private let positionQuery = """
  WITH content AS (
    SELECT positions.*, base_rank > 3 AS is_shifted,
      abs(kl_tuned_base) < 9e999 AS is_divergent,
      position < (19 + ifnull(content_tokens, (
        SELECT max(position) + 1 FROM positions AS own
        WHERE (own.run_id, own.prompt_id, own.model)
          = (responses.run_id, responses.prompt_id, responses.model)
      ))) / 20 AS is_first
    FROM positions JOIN responses USING (run_id, prompt_id, model)
    WHERE run_id = ? AND position < ifnull(content_tokens, position + 1)
  )
  SELECT model, prompt_id,
    count(*) FILTER (WHERE is_divergent) AS divergent,
    ifnull(sum(kl_tuned_base) FILTER (WHERE is_divergent), 0.0) AS divergence,
    count(*) FILTER (WHERE is_divergent AND is_first) AS first_divergent,
    ifnull(sum(kl_tuned_base) FILTER (WHERE is_divergent AND is_first), 0.0) AS first_divergence,
    ifnull(sum(is_shifted), 0) AS shifted,
    count(*) FILTER (WHERE is_shifted OR base_rank_high = base_rank
      OR (base_rank > 1 AND base_rank_high <= 3)) AS ranked
  FROM content GROUP BY model, prompt_id
  """

private let spanQuery = """
  SELECT prompt_id, ifnull(compared_with, model) AS tuned, control IS NOT NULL AS is_control,
    count(*) AS spans, count(lift) AS lifted,
    ifnull(sum(provenance = 'borrowed'), 0) AS borrowed
  FROM spans JOIN traces ON traces.span_id = spans.id
  WHERE run_id = ? AND (role = 'flagged' OR control = 'C1')
  GROUP BY prompt_id, tuned, is_control
  """
