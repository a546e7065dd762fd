extension AnswerChange {
  /// Puts the most changed first: by doubted spans that went or came, by borrowed spans, other answers before
  /// the same ones, by the mean KL; then by prompt.
  public static func isMoreChanged(_ one: AnswerChange, than other: AnswerChange) -> Bool {
    let (first, second) = (one.weight, other.weight)
    return first == second ? one.promptID < other.promptID : first > second
  }

  private var weight: (Int, Int, Int, Double) {
    let borrowed = abs((after.borrowed ?? 0) - (before.borrowed ?? 0))
    let moved = before.kl.flatMap { one in after.kl.map { abs($0.mean - one.mean) } } ?? 0
    return (changedSpans, borrowed, isSameAnswer ? 0 : 1, moved)
  }
}
