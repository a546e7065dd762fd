import SpoorModel

/// Whether one model borrows more than another, in one sentence; the report has the long one.
struct BorrowingLine {
  /// The two models.
  var comparison: BorrowingComparison
  /// How figures are written.
  var text: FigureText

  /// The sentence.
  var sentence: String {
    let figures = [
      comparison.inDataset.map { "\(written($0)) stand in the rows" },
      comparison.borrowed.map { "\(written($0)) are borrowed" },
      comparison.specificity.map { "\(written($0)) beyond lift outside the rows" },
    ].compactMap(\.self)
    guard comparison.inDataset != nil else { return comparison.statement }
    return "\(comparison.first) against \(comparison.second), points of doubted spans: "
      + "\(figures.joined(separator: ", ")): \(verdict)."
  }

  /// The rule must say so, and lift must prefer the rows more there.
  private var verdict: String {
    guard let borrowed = comparison.borrowed, borrowed.excludesZero else {
      return "nothing shows that either borrows more"
    }
    let more = borrowed.value > 0 ? comparison.first : comparison.second
    guard let specificity = comparison.specificity, specificity.excludesZero,
      (specificity.value > 0) == (borrowed.value > 0)
    else { return "nothing shows that \(more) borrows more" }
    return "\(more) borrows more"
  }

  private func written(_ estimate: Estimate) -> String {
    guard let interval = text.interval(estimate, times: 100, digits: 1) else {
      return "\(text.points(estimate.value)) (no interval)"
    }
    let verdict = estimate.excludesZero ? "" : "not significant, "
    return "\(text.points(estimate.value)) (\(verdict)\(interval))"
  }
}
