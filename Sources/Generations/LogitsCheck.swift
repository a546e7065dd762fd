import Records
import SpoorModel

/// Holds a dump's index against its arrays and the responses.
struct LogitsCheck {
  private let rows: Int
  private let columns: Int
  private let responses: [String: Generation]

  init(rows: Int, columns: Int, _ generations: [Generation]) {
    self.rows = rows
    self.columns = columns
    responses = Dictionary(generations.map { ($0.promptID, $0) }) { first, _ in first }
  }

  /// Throws at the first entry that is wrong.
  func check(_ entries: [LogitsIndex.Entry]) throws(SpoorError) {
    for entry in entries {
      try checkInside(entry)
      try checkTokens(entry)
    }
    try checkApart(entries)
  }

  private func checkInside(_ entry: LogitsIndex.Entry) throws(SpoorError) {
    guard entry.rows.upperBound > rows else { return }
    throw entry.error(
      "rows \(entry.rows) are outside the arrays, which have \(rows) rows",
      remedy: "Use the index that was written with these arrays."
    )
  }

  private func checkTokens(_ entry: LogitsIndex.Entry) throws(SpoorError) {
    guard let response = responses[entry.promptID] else {
      throw entry.error(
        "the generations hold no response to this prompt",
        remedy: "Use the generations that the logits were computed on."
      )
    }
    let ids = response.tokenIDs
    guard entry.rows.count == ids.count else {
      throw entry.error(
        "logits rows do not match the tokens: \(entry.rows.count) rows, the response has "
          + "\(ids.count) tokens",
        remedy: "Compute the logits on the token ids of this generation file, one row a token."
      )
    }
    guard let outside = ids.first(where: { $0 < 0 || $0 >= columns }) else { return }
    throw entry.error(
      "token id \(outside) is outside the vocabulary, the arrays have \(columns) columns",
      remedy: "Use the logits of the model and tokenizer that wrote the response."
    )
  }

  /// No row may be two responses'.
  private func checkApart(_ entries: [LogitsIndex.Entry]) throws(SpoorError) {
    let sorted = entries.filter { !$0.rows.isEmpty }.sorted {
      $0.rows.lowerBound < $1.rows.lowerBound
    }
    for (one, next) in zip(sorted, sorted.dropFirst()) where one.rows.overlaps(next.rows) {
      throw next.error(
        "rows \(next.rows) overlap rows \(one.rows) of prompt \(one.promptID) "
          + "(\(one.record.spot))",
        remedy: "Give each response rows of its own."
      )
    }
  }
}
