import PhraseIndex
import SpoorModel
import Words

/// How like a prompt the rows are: for ranking them, and to compare some of them with all.
struct PromptLikeness {
  private let shares: [Int: Double]
  private let all: PromptSimilarity?
  /// The rows most like the prompt, best first.
  let best: [Int]

  init(best: [SimilarRow], all: PromptSimilarity?) {
    let highest = best.first?.score ?? 0
    shares = Dictionary(
      uniqueKeysWithValues: best.map { ($0.row, highest > 0 ? $0.score / highest : 0) }
    )
    self.best = best.map(\.row)
    self.all = all
  }

  /// A row's BM25 as a share of the best row's; 0 outside the best rows.
  func share(of row: Int) -> Double { shares[row, default: 0] }

  /// How like the prompt some rows are, against the others; `nil` where nobody asked.
  func comparison(of rows: [Int], best: Int) -> ConceptSimilarity? {
    guard let all, let outranks = all.outranks(rows) else { return nil }
    return ConceptSimilarity(bestRow: all.score(of: best), outranks: outranks)
  }
}

extension Tracer {
  /// How like the prompt of a span the rows are.
  func likeness(of query: SpanQuery) throws -> PromptLikeness {
    try likeness(
      to: query.subject.prompt,
      without: query.subject.text.folded(query.words)
    )
  }

  /// How like a prompt the rows are; kept for the spans of one response.
  ///
  /// Words of the span itself make no row more alike, where it shares some with the prompt: whoever is
  /// asked of a Lee and answers with another would find rows about that other.
  func likeness(to prompt: Prompt, without span: [String] = []) throws -> PromptLikeness {
    let asked = Set(try foldedWords(of: prompt.instruction))
    let ignored = asked.intersection(span)
    if let known = likenesses, known.instruction == prompt.instruction, known.ignored == ignored {
      return known.likeness
    }
    let all: PromptSimilarity? =
      switch limits.likeness {
      case .compared: try index.similarity(to: prompt.instruction, ignoring: ignored)
      case .left: nil
      }
    let best =
      try all?.best(limits.similarRows)
      ?? index.similarRows(to: prompt.instruction, ignoring: ignored, limit: limits.similarRows)
    let likeness = PromptLikeness(best: best, all: all)
    likenesses = (prompt.instruction, ignored, likeness)
    return likeness
  }
}
