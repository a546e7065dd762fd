public import Foundation
import Records
public import SpoorModel

/// Per-token values that somebody else computed: records with `prompt_id`, `model` and one array a
/// value, all of one length; null or `NaN` where a value is unknown.
public enum TokenMetricsFile {
  private static let shape = RecordShape(
    "the values of a response's tokens",
    keys: [
      "prompt_id", "model", "kl_tuned_base", "kl_base_tuned", "entropy_tuned", "entropy_base",
      "tuned_logprob", "base_logprob", "tuned_rank", "base_rank",
    ]
  )

  /// The values, in the file's order; each has the source `precomputed`.
  ///
  /// Throws `badInput` for a malformed record, arrays of different lengths, a prompt id that stands
  /// twice for one model, and a file without records.
  public static func read(_ url: URL) throws(SpoorError) -> [ResponseDivergence] {
    try read(url) { _, _ in }
  }

  /// The values of the tokens of `generations`, which are one model's responses.
  ///
  /// Throws `badInput`, beyond what ``read(_:)`` does, where a generation's known tokens are not as
  /// many as the values. A response without values, or values without response, are no error.
  public static func read(
    _ url: URL,
    of generations: [Generation]
  ) throws(SpoorError) -> [ResponseDivergence] {
    let counts = TokenCounts(generations)
    return try read(url) { record, values throws(SpoorError) in
      guard let count = counts[values.promptID], count != values.count else { return }
      throw record.error(
        "the values do not match the tokens: \(values.count) values, the response has \(count)",
        record: record.place(of: values.promptID),
        remedy: "Compute the values on the token ids of this generation file."
      )
    }
  }

  private static func read(
    _ url: URL,
    _ check: (Record, ResponseDivergence) throws(SpoorError) -> Void
  ) throws(SpoorError) -> [ResponseDivergence] {
    var ids = PromptIDs()
    return try RecordFile.read(url, shape: shape) { record throws(SpoorError) in
      let values = try divergence(record)
      try ids.add(record, id: values.promptID, of: values.model)
      try check(record, values)
      return values
    }
  }

  private static func divergence(_ record: Record) throws(SpoorError) -> ResponseDivergence {
    var values = ResponseDivergence(
      promptID: try record.string("prompt_id"),
      model: try record.string("model"),
      source: .precomputed
    )
    values.klTunedBase = try exact(record, "kl_tuned_base")
    values.klBaseTuned = try exact(record, "kl_base_tuned")
    values.tunedEntropy = try exact(record, "entropy_tuned")
    values.baseEntropy = try exact(record, "entropy_base")
    values.tunedLogProbability = try record.optionalDoubles("tuned_logprob")
    values.baseLogProbability = try record.optionalDoubles("base_logprob")
    values.tunedRank = try record.optionalRanks("tuned_rank").map {
      $0.map(RankBounds.init(exactly:))
    }
    values.baseRank = try record.optionalRanks("base_rank").map {
      $0.map(RankBounds.init(exactly:))
    }
    try checkLengths(values, record)
    values.fillUp()
    return values
  }

  private static func exact(_ record: Record, _ key: String) throws(SpoorError) -> [Bounds?] {
    try record.optionalDoubles(key).map { $0.map(Bounds.init(exactly:)) }
  }

  private static func checkLengths(
    _ values: ResponseDivergence,
    _ record: Record
  ) throws(SpoorError) {
    let lengths = [
      ("kl_base_tuned", values.klBaseTuned.count),
      ("entropy_tuned", values.tunedEntropy.count),
      ("entropy_base", values.baseEntropy.count),
      ("tuned_logprob", values.tunedLogProbability.count),
      ("base_logprob", values.baseLogProbability.count),
      ("tuned_rank", values.tunedRank.count),
      ("base_rank", values.baseRank.count),
    ]
    guard let (key, length) = lengths.first(where: { $0.1 != values.count }) else { return }
    throw record.error(
      "\"\(key)\" has \(length) elements, \"kl_tuned_base\" has \(values.count)",
      record: record.place(of: values.promptID),
      remedy: "Every array must have one element for each token of the response."
    )
  }
}
