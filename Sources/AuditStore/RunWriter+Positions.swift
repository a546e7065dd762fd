import GRDB
import SpoorModel

extension RunWriter {
  /// Records the values of tokens.
  func record(tokens: [StatementArguments]) throws {
    let statement = try database.cachedStatement(sql: insertion)
    for values in tokens { try statement.execute(arguments: values) }
  }
}

/// Makes the rows of a run's tokens; to write the likeliest tokens takes longer than to record them.
struct PositionRows: Sendable {
  private let runID: Int64
  /// The spans that detectors judged, doubted or not, by response.
  private let judged: [RunWriter.ResponseKey: [ScalarRange]]
  /// The texts of token ids, as far as they are known.
  private let tokenTexts: [Int: String]

  init(of contents: RunContents, runID: Int64) {
    self.runID = runID
    let spans = (contents.flagged + contents.controls.map(\.entry)).map(\.trace.span)
    judged = Dictionary(grouping: spans) {
      RunWriter.ResponseKey(promptID: $0.promptID, model: $0.model)
    }
    .mapValues { $0.map(\.range) }
    tokenTexts = contents.tokenTexts
  }

  /// A row a token of a response whose values are known.
  func rows(of response: AuditedResponse) throws -> [StatementArguments] {
    guard let divergence = response.divergence else { return [] }
    let judged = tokensJudged(of: response)
    return try (0..<divergence.count).map { position in
      let range = response.tokenRanges.element(position)
      let isTelling = judged.contains(position) || divergence.mayBeMoved(position)
      var values: [(any DatabaseValueConvertible)?] = [
        runID, divergence.promptID, divergence.model, position, divergence.source.rawValue,
        divergence.baseLogProbability[position], divergence.tunedLogProbability[position],
        response.suspicion.element(position) ?? nil, range?.start, range?.end,
        isTelling ? try written(divergence.baseTop.element(position)) : nil,
        isTelling ? try written(divergence.tunedTop.element(position)) : nil,
      ]
      for bounds in divergence.bounds(position) { values += [bounds?.low, bounds?.storedHigh] }
      for rank in [divergence.baseRank[position], divergence.tunedRank[position]] {
        values += [rank?.low, rank?.high]
      }
      return StatementArguments(values)
    }
  }

  /// The tokens that meet a span that detectors judged.
  private func tokensJudged(of response: AuditedResponse) -> Set<Int> {
    let key = RunWriter.ResponseKey(promptID: response.prompt.id, model: response.model)
    let ranges = response.tokenRanges
    let tokens = (judged[key] ?? []).map { span in
      let first = ranges.partitioningIndex { $0.end > span.start }
      let end = ranges.partitioningIndex { $0.start >= span.end }
      return first..<max(first, end)
    }
    return tokens.reduce(into: []) { $0.formUnion($1) }
  }

  /// The likeliest tokens as JSON; `nil` where none is known.
  private func written(_ top: [TokenProbability]?) throws -> String? {
    guard let top, !top.isEmpty else { return nil }
    return try RunWriter.json(
      top.prefix(ResponseDivergence.shown).map { token in
        LikelyToken(text: text(of: token.key), probability: token.probability).rounded
      }
    )
  }

  private func text(of token: TokenKey) -> String {
    switch token {
    case .id(let id): (tokenTexts[id] ?? "#\(id)").storable
    case .text(let text): text.storable
    }
  }
}

private let columns = [
  "run_id", "prompt_id", "model", "position", "source", "base_logprob", "tuned_logprob",
  "suspicion", "start", "\"end\"", "base_top", "tuned_top", "kl_tuned_base", "kl_tuned_base_high",
  "kl_base_tuned", "kl_base_tuned_high", "base_entropy", "base_entropy_high", "tuned_entropy",
  "tuned_entropy_high", "total_variation", "total_variation_high", "jensen_shannon",
  "jensen_shannon_high", "base_rank", "base_rank_high", "tuned_rank", "tuned_rank_high",
]

private let insertion = """
  INSERT INTO positions (\(columns.joined(separator: ", ")))
  VALUES (\(columns.map { _ in "?" }.joined(separator: ", ")))
  """

extension ResponseDivergence {
  /// Whether the base model may have had a likelier token here.
  fileprivate func mayBeMoved(_ position: Int) -> Bool { baseRank[position]?.exact != 1 }

  /// A token's values that may be intervals, in the order of ``columns``.
  fileprivate func bounds(_ position: Int) -> [Bounds?] {
    [klTunedBase, klBaseTuned, baseEntropy, tunedEntropy, totalVariation, jensenShannon].map {
      $0[position]
    }
  }
}

extension Bounds {
  /// The upper end where something limits it; a divergence that is infinite for certain keeps it.
  fileprivate var storedHigh: Double? { high.isFinite || low == high ? high : nil }
}

extension Array {
  fileprivate func element(_ index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
