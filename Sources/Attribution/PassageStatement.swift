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
    guard prompts >= PassageDifference.promptsNeeded else {
      return "Not estimable against \(other): both models answer \(prompts) "
        + "prompt\(prompts == 1 ? "" : "s") (at least \(PassageDifference.promptsNeeded) are needed)."
    }
    return "Against \(other), over \(prompts) prompts: "
      + "\(words(withPassage)) of answers with a passage, \(words(wordsInside)) of words inside."
  }

  private func words(_ difference: Estimate?) -> String {
    guard let difference, let low = difference.low, let high = difference.high else {
      return "a difference that is not estimable"
    }
    let points = "\(text(abs(difference.value))) points"
    let interval = "95 % interval \(text(low)) to \(text(high))"
    guard difference.excludesZero else {
      return
        "a difference of \(text(difference.value)) points that is not significant (\(interval))"
    }
    return "\(points) \(difference.value > 0 ? "more" : "fewer") (\(interval))"
  }

  private func text(_ share: Double) -> String { String(format: "%.1f", 100 * share) }
}
