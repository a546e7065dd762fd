import Figures
import Foundation
import SpoorModel
import Statistics

/// The headline of a tuned model in plain words: never a share without its control.
struct AttributionStatement {
  let flagged: AttributionFigures.Group
  let baseFlagged: AttributionFigures.Group
  /// The prompts that the compared spans come from, on the side that has fewer.
  let prompts: Int
  let excess: Estimate?
  let oddsRatio: Comparison.Odds
  let liftPassesInDataset: Rate
  let liftPassesUnseen: Rate
  let liftDifference: Estimate?

  /// The borrowed share against that of C1.
  var comparison: String {
    guard baseFlagged.inDataset.of >= MantelHaenszel.controlsNeeded else {
      return
        "Not estimable: \(baseFlagged.inDataset.of) doubted spans of the base model’s own are too few "
        + "to compare with (at least \(MantelHaenszel.controlsNeeded))."
    }
    guard flagged.inDataset.of == 0 || flagged.borrowed.of > 0 else {
      return "Not estimable: no lift of the doubted spans is known, so none can be called borrowed."
    }
    guard baseFlagged.borrowed.of >= MantelHaenszel.controlsNeeded else {
      return "Not estimable: the lift of only \(baseFlagged.borrowed.of) of the base model’s own "
        + "doubted spans is known (at least \(MantelHaenszel.controlsNeeded) are needed); give "
        + "'base_response_metrics'."
    }
    guard flagged.inDataset.of == 0 || prompts >= ComparedPrompts.needed else {
      return "Not estimable: the spans to compare come from \(prompts) prompts (at least "
        + "\(ComparedPrompts.needed) are needed)."
    }
    guard let excess, let share = flagged.borrowed.share,
      let control = baseFlagged.borrowed.share
    else {
      return "Not estimable: no span of the tuned model is doubted."
    }
    guard excess.low != nil else {
      return "Not estimable: the doubted spans come from too few prompts for an interval."
    }
    let shares =
      "\(StatementText.percent(share.value)) of doubted spans are borrowed by the rule, "
      + "\(StatementText.percent(control.value)) of the base model’s own (C1)"
    guard excess.excludesZero else {
      return
        "\(shares): the difference of \(StatementText.points(excess.value)) points is not significant "
        + "(\(StatementText.interval(excess)))."
    }
    let direction = excess.value > 0 ? "more" : "fewer"
    return "\(shares): \(StatementText.points(excess.size.value)) points \(direction) "
      + "(\(StatementText.interval(excess.size)))\(oddsRatio.words)."
  }

  /// Whether lift tells spans of the dataset from spans that cannot come from it.
  var specificity: String? {
    guard let difference = liftDifference, let inside = liftPassesInDataset.share,
      let outside = liftPassesUnseen.share
    else { return nil }
    let rates =
      "Lift passes in \(StatementText.percent(inside.value)) of doubted spans that stand in the rows and in "
      + "\(StatementText.percent(outside.value)) of those that do not"
    return difference.excludesZero && difference.value > 0
      ? "\(rates)." : "\(rates): here it does not tell borrowing from other change."
  }
}
