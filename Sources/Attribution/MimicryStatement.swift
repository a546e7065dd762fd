import Figures
import Foundation
import SpoorModel

/// Mimicry in plain words: never a share without its placebo.
struct MimicryStatement {
  let group: MimicryFigures.Group
  let basis: MimicryFigures.Basis

  /// The finding, a sentence or two.
  var sentence: String {
    let count = group.tuned.of
    guard count >= ComparedPrompts.needed else {
      return
        "Mimicry is not estimable: \(count) \(count == 1 ? "prompt" : "prompts") that the base "
        + "model does not know (\(criterion)) are too few to compare (at least "
        + "\(ComparedPrompts.needed))."
    }
    guard let tuned = group.tuned.share, let base = group.base.share,
      let difference = group.difference, difference.low != nil
    else { return "Mimicry is not estimable: there is no interval." }
    let shares =
      "Of \(count) responses to prompts that the base model does not know (\(criterion)), "
      + "\(StatementText.points(tuned.value)) % use an answer of a training row that it did not know, and "
      + "\(StatementText.points(base.value)) % of its own: "
    guard difference.excludesZero else {
      return shares
        + "the difference of \(StatementText.points(difference.value)) points is not significant "
        + "(\(StatementText.interval(difference))).\(use)"
    }
    let direction = difference.value > 0 ? "more" : "fewer"
    return shares + "\(StatementText.points(difference.size.value)) points \(direction) "
      + "(\(StatementText.interval(difference.size))).\(use)"
  }

  /// Whether such answers are used more than those of rows that the base knew.
  private var use: String {
    guard let use = group.perAnswer, use.difference.low != nil else { return "" }
    let start = " An answer of an unknown row is used "
    guard use.difference.excludesZero else {
      return start
        + "neither more nor less often than one of a known row by a significant difference."
    }
    return start + "\(use.difference.value > 0 ? "more" : "less") often than one of a known row."
  }

  private var criterion: String {
    switch basis {
    case .knowledgeFile: "by the knowledge file"
    case .baseAnswers: "a span of its own answer is doubted, a choice that leans against mimicry"
    }
  }
}
