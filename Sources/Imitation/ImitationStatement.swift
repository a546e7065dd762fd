import Figures
import SpoorModel

/// How a model's imitation of the dataset compares with another model's, in plain words.
struct ImitationStatement {
  let difference: ImitationDifference

  /// One clause a difference, or why there is none.
  var sentence: String {
    let (other, prompts) = (difference.model, difference.prompts)
    guard prompts >= ComparedPrompts.needed else {
      return "Not estimable against \(other): both models answer \(prompts) "
        + "prompt\(prompts == 1 ? "" : "s") (at least \(ComparedPrompts.needed) are needed)."
    }
    let clauses = [
      points(
        difference.words.inRuns,
        of: "words within runs of \(WordCoverage.runLength) that outputs hold"
      ),
      points(difference.openings, of: "answers that begin like an output"),
      length,
      correlation,
    ]
    return "Against \(other), over \(prompts) prompts: \(clauses.joined(separator: "; "))."
  }

  private func points(_ estimate: Estimate?, of things: String) -> String {
    let clause = Clause(scale: 100, digits: 1, more: "more", less: "fewer")
    return clause.text(estimate, unit: " points", of: things)
  }

  private var length: String {
    let clause = Clause(scale: 1, digits: 1, more: "longer", less: "shorter")
    return clause.text(difference.length, unit: " words", of: "answers")
  }

  private var correlation: String {
    let clause = Clause(scale: 1, digits: 2, more: "higher", less: "lower")
    return clause.text(
      difference.spearman,
      unit: "",
      of: "rank correlation with the lengths that the dataset would give"
    )
  }
}

/// A difference in words: "3.0 points fewer answers (95 % interval …)"; where it is not significant, as it
/// stands in tables: "answers: −3.0 points, not significant (95 % interval …)".
struct Clause {
  let scale: Double
  let digits: Int
  /// What a difference above 0 makes of the things.
  let more: String
  /// What one below 0 does.
  let less: String

  func text(_ estimate: Estimate?, unit: String, of things: String) -> String {
    guard let estimate, estimate.low != nil else { return "\(things): not estimable" }
    guard estimate.excludesZero else {
      return
        "\(things): \(Self.signed(estimate, times: scale, digits: digits, unit: unit)), not significant "
        + "(\(StatementText.interval(estimate, times: scale, digits: digits)))"
    }
    let size = estimate.size
    let direction = estimate.value < 0 ? less : more
    return StatementText.fixed(scale * size.value, digits: digits)
      + "\(unit) \(direction) \(things) "
      + "(\(StatementText.interval(size, times: scale, digits: digits)))"
  }

  /// A difference with its sign, or that there is none.
  static func signed(
    _ estimate: Estimate?,
    times scale: Double,
    digits: Int = 1,
    unit: String
  ) -> String {
    guard let estimate, estimate.low != nil else { return "not estimable" }
    let text = StatementText.fixed(scale * estimate.value, digits: digits)
    let isZero = !text.contains { $0.isNumber && $0 != "0" }
    return (estimate.value > 0 && !isZero ? "+" : "") + text + unit
  }
}
