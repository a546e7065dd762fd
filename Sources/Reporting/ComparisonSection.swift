import SpoorModel

/// "Does one model borrow more than another?": every pair in words, never a difference without its interval.
struct ComparisonSection {
  /// The pairs.
  var comparisons: [BorrowingComparison]

  /// The section; nothing where only one model was audited.
  var html: HTML {
    guard !comparisons.isEmpty else { return .empty }
    let pairs = comparisons.map { pair -> HTML in
      """
      <div><dt><bdi>\(pair.first)</bdi> against <bdi>\(pair.second)</bdi></dt>\
      <dd>\(pair.statement)</dd></div>

      """
    }
    return """
      <section id="pairs"><h2>Does one model borrow more than another?</h2>
      <p class="lead">Prompt by prompt. A model whose probabilities tuning moved further passes the \
      rule’s lift more often, wherever its words stand: so the rule’s difference is read beside that of \
      spans outside the dataset.</p>
      <dl class="pairs">\(pairs.joined())</dl></section>

      """
  }
}
