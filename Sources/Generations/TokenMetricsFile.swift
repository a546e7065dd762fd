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
    try read(url, of: [])
  }

  /// The values of the tokens of `generations`, which are one model's responses.
  ///
  /// Throws `badInput`, beyond what ``read(_:)`` does, where a generation's known tokens are not as
  /// many as the values. A response without values, or values without response, are no error.
  public static func read(
    _ url: URL,
    of generations: [Generation]
  ) throws(SpoorError) -> [ResponseDivergence] {
    var all: [ResponseDivergence] = []
    let fatal = { (error: SpoorError) throws(SpoorError) in throw error }
    try forEach(in: url, of: generations, bad: fatal) { all.append($0) }
    return all
  }

  /// Gives the values of the tokens of `generations` one response after the other; memory holds one.
  ///
  /// `bad` decides about each record that ``read(_:of:)`` would throw an error for. Records of the prompts in
  /// `passed` are passed over: of these only prompt id and model are read, and held against the others.
  public static func forEach(
    in url: URL,
    of generations: [Generation],
    passingOver passed: Set<String> = [],
    bad: (SpoorError) throws(SpoorError) -> Void,
    _ body: (ResponseDivergence) throws(SpoorError) -> Void
  ) throws(SpoorError) {
    let counts = TokenCounts(generations)
    var ids = PromptIDs()
    try RecordFile.forEach(
      url,
      shape: shape,
      passingOver: PassedOver(passed, at: "prompt_id"),
      bad: bad,
      { record throws(SpoorError) -> ResponseDivergence? in
        let (id, model) = (try record.string("prompt_id"), try record.string("model"))
        guard !passed.contains(id) else {
          try ids.add(record, id: id, of: model)
          return nil
        }
        let values = try divergence(record)
        try ids.add(record, id: id, of: model)
        try check(values, counts, record)
        return values
      },
      { values throws(SpoorError) in if let values { try body(values) } }
    )
  }

  private static func check(
    _ values: ResponseDivergence,
    _ counts: TokenCounts,
    _ record: Record
  ) throws(SpoorError) {
    guard let count = counts[values.promptID], count != values.count else { return }
    throw record.error(
      "the values do not match the tokens: \(values.count) values, the response has \(count)",
      record: record.place(of: values.promptID),
      remedy: "Compute the values on the token ids of this generation file."
    )
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
