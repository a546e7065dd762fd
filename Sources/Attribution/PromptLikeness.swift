import PhraseIndex
import SpoorModel

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
    guard let all, !rows.isEmpty else { return nil }
    let outranks = rows.reduce(0) { $0 + all.outranks($1) } / Double(rows.count)
    return ConceptSimilarity(bestRow: all.score(of: best), outranks: outranks)
  }
}

extension Tracer {
  /// How like a prompt the rows are; kept for the spans of one response.
  func likeness(to prompt: Prompt) throws -> PromptLikeness {
    if let known = likenesses, known.promptID == prompt.id { return known.likeness }
    let all: PromptSimilarity? =
      switch limits.likeness {
      case .compared: try index.similarity(to: prompt.instruction)
      case .left: nil
      }
    let best = try index.similarRows(to: prompt.instruction, limit: limits.similarRows)
    let likeness = PromptLikeness(best: best, all: all)
    likenesses = (prompt.id, likeness)
    return likeness
  }
}
