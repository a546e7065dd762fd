import Records
import SpoorModel

/// Evidence that row t of the logits predicts token t, and not its neighbour.
///
/// In one row the difference of two logits is that of two log-probabilities, so the row needs no
/// normaliser: the model must mostly find token t likelier than token t + 1, which it predicts one
/// row later, and than token t − 1, which it has just read. The count runs over all responses,
/// because one may be short. In world-a the share of such rows is at least 0.97 of rows that are
/// right, and at most 0.03 of rows shifted by one, of base and tuned models alike.
struct LogitsAlignment {
  private struct Count {
    let offset: Int
    let neighbour: String
    var own = 0
    var other = 0
  }

  private var counts = [
    Count(offset: 1, neighbour: "the token after it"),
    Count(offset: -1, neighbour: "the token before it"),
  ]

  /// With 32 comparisons, a model that knows nothing falls under an eighth about once in
  /// 100,000 files.
  private static let leastCompared = 32
  private static let leastShare = 1.0 / 8

  /// Counts a response's rows; throws `badInput` as soon as the rows so far tell of a shift.
  mutating func add(
    _ rows: LogitRows,
    of tokenIDs: [Int],
    at location: SpoorError.Location
  ) throws(SpoorError) {
    for index in counts.indices {
      Self.compare(rows, tokenIDs, &counts[index])
      try Self.check(counts[index], location)
    }
  }

  private static func compare(_ rows: LogitRows, _ tokenIDs: [Int], _ count: inout Count) {
    for (token, row) in rows.range.enumerated() {
      let neighbour = token + count.offset
      guard tokenIDs.indices.contains(neighbour), tokenIDs[neighbour] != tokenIDs[token] else {
        continue
      }
      let own = rows.matrix[row, tokenIDs[token]]
      let other = rows.matrix[row, tokenIDs[neighbour]]
      if own > other { count.own += 1 }
      if own < other { count.other += 1 }
    }
  }

  private static func check(_ count: Count, _ location: SpoorError.Location) throws(SpoorError) {
    let compared = count.own + count.other
    guard compared >= leastCompared, Double(count.own) <= leastShare * Double(compared) else {
      return
    }
    throw SpoorError(
      .badInput,
      "the rows of the logits are a token off: in \(count.other) of the first \(compared) rows the "
        + "model finds \(count.neighbour) likelier than the row's own",
      at: location,
      remedy: """
        Row t must be what the model says after the prompt and the tokens before t: of a run over \
        prompt and response, output (prompt length + t − 1); scripts/dump_logits.py does so.
        """
    )
  }
}
