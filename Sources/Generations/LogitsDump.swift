public import Foundation
public import Records
public import SpoorModel

/// Full-vocabulary logits of base and tuned model over the same responses, and which rows are whose.
///
/// Row t of a response is the distribution that predicts its token t; softmax is not applied.
public struct LogitsDump: Sendable {
  /// The base model's logits, one row a token.
  public let base: LogitMatrix
  /// The tuned model's logits; of the same shape as ``base``.
  public let tuned: LogitMatrix
  /// The prompts whose responses have rows, in the index's order.
  public let promptIDs: [String]

  private let ranges: [String: Range<Int>]

  /// The number of logits a token.
  public var vocabularySize: Int { base.columns }

  /// Opens a dump: an index of records `prompt_id`, `row_start`, `row_end` (and maybe `n_tokens`)
  /// with two arrays, over the responses that `generations` (of the tuned model) holds.
  ///
  /// Throws `badInput` where the arrays' shapes differ, and with prompt id and line where the index
  /// names rows outside the arrays or twice, a prompt twice, a response that is not there, as many
  /// rows as the response has not tokens, or where a token id is outside the vocabulary.
  public init(
    index: URL,
    base: URL,
    tuned: URL,
    generations: [Generation]
  ) throws(SpoorError) {
    self.base = try LogitMatrix(numpy: base)
    self.tuned = try LogitMatrix(numpy: tuned)
    try Self.checkShapes(self.base, self.tuned)
    let index = try LogitsIndex(index)
    try index.check(against: self.base, LogitsCheck(generations))
    let tokens = TokenCounts(generations)
    for entry in index.entries where tokens[entry.promptID] != entry.rows.count {
      throw SpoorError(
        .badInput,
        "the response's last token has no row",
        at: entry.location,
        remedy: "Score every token, <eos> included."
      )
    }
    promptIDs = index.entries.map(\.promptID)
    ranges = Dictionary(index.entries.map { ($0.promptID, $0.rows) }) { first, _ in first }
  }

  /// The rows of a prompt's response, in both arrays; `nil` where the dump has none.
  public func rows(of promptID: String) -> Range<Int>? { ranges[promptID] }

  private static func checkShapes(
    _ base: LogitMatrix,
    _ tuned: LogitMatrix
  ) throws(SpoorError) {
    guard (base.rows, base.columns) != (tuned.rows, tuned.columns) else { return }
    throw SpoorError(
      .badInput,
      "the shape is (\(tuned.rows), \(tuned.columns)), that of \(base.file) is "
        + "(\(base.rows), \(base.columns))",
      at: SpoorError.Location(file: tuned.file),
      remedy: "Score both models on the same token ids, with the same vocabulary."
    )
  }
}
