import Figures
import Foundation
import SpoorModel

/// How a model's passages compare with another model's, in plain words.
struct PassageStatement {
  let other: String
  /// The prompts that both answer.
  let prompts: Int
  let withPassage: Estimate?
  let wordsInside: Estimate?

  /// One sentence a difference, or why there is none.
  var sentence: String {
    guard prompts >= ComparedPrompts.needed else {
      return "Not estimable against \(other): both models answer \(prompts) "
        + "prompt\(prompts == 1 ? "" : "s") (at least \(ComparedPrompts.needed) are needed)."
    }
    let answers = words(withPassage, of: "answers with a passage")
    return "Against \(other), over \(prompts) prompts: \(answers); "
      + "\(words(wordsInside, of: "words in passages"))."
  }

  private func words(_ difference: Estimate?, of things: String) -> String {
    guard let difference, difference.low != nil else {
      return "\(things): not estimable"
    }
    let more = difference.value < 0 ? "fewer" : "more"
    let significance = difference.excludesZero ? "" : ", not significant"
    return "\(StatementText.points(difference.size.value)) points \(more) \(things)\(significance) "
      + "(\(StatementText.interval(difference.size)))"
  }
}
