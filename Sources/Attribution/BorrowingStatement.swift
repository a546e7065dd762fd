import Figures
import Foundation
import SpoorModel

/// What two models' figures say of each other, in plain words.
///
/// One model borrows more than another only if the rule says so and lift does not pass more often there
/// outside the dataset as well: full fine-tuning moves every probability further than LoRA does.
struct BorrowingStatement {
  private let comparison: BorrowingComparison
  private let shares: [Double?]
  private let outside: Estimate?

  /// `shares`: which part of either model's doubted spans stands in the dataset; `outside`: how much more
  /// often lift passes in the first model's other spans than in the second's.
  init(_ comparison: BorrowingComparison, shares: [Double?], outside: Estimate?) {
    self.comparison = comparison
    self.shares = shares
    self.outside = outside
  }

  var text: String {
    guard let inDataset = comparison.inDataset, let first = shares.first ?? nil,
      let second = shares.last ?? nil
    else {
      return "\(names): not estimable, too few prompts have doubted spans (at least "
        + "\(ComparedPrompts.needed) for either)."
    }
    let standing =
      "\(StatementText.percent(first)) of the doubted spans of \(comparison.first) and "
      + "\(StatementText.percent(second)) of those of \(comparison.second) stand in the rows: "
      + "\(difference(inDataset))."
    return [standing, rule].compactMap { $0 }.joined(separator: " ")
  }

  private var names: String { "\(comparison.first) against \(comparison.second)" }

  /// What the rule adds to that, and whether lift would say as much outside the dataset.
  private var rule: String? {
    guard let borrowed = comparison.borrowed else { return nil }
    guard borrowed.excludesZero else {
      return "Of spans that the rule calls borrowed their shares have \(difference(borrowed))."
    }
    let more = borrowed.value > 0 ? comparison.first : comparison.second
    let called = "The rule calls more of them borrowed in \(more), by \(sized(borrowed))"
    guard let specificity = comparison.specificity else {
      return
        "\(called); whether lift passes more often there outside the rows too is not estimable, so "
        + "that nothing shows that \(more) borrows more."
    }
    if specificity.excludesZero, (specificity.value > 0) == (borrowed.value > 0) {
      return "\(called), and there lift prefers the rows more, by \(sized(specificity))."
    }
    let reason = isAlike(outside, borrowed) ? alike(specificity) : unlike(specificity)
    return "\(called), but \(reason): nothing shows that \(more) borrows more."
  }

  /// Why more spans pass where lift passes more often everywhere.
  private func alike(_ specificity: Estimate) -> String {
    let rest =
      specificity.excludesZero
      ? less(specificity)
      : "the difference of \(StatementText.points(specificity.value)) points is not significant "
        + "(\(StatementText.interval(specificity)))"
    return "lift passes more often there outside the rows too; beyond that \(rest)"
  }

  /// What lift says where it does not pass more often everywhere.
  private func unlike(_ specificity: Estimate) -> String {
    specificity.excludesZero
      ? less(specificity) : "how much lift prefers the rows has \(difference(specificity))"
  }

  private func less(_ specificity: Estimate) -> String {
    "lift prefers the rows less there, by \(sized(specificity))"
  }

  /// Whether lift passes more often outside the rows too in the model that is called to borrow more: it
  /// may only have more spans in the rows.
  private func isAlike(_ outside: Estimate?, _ borrowed: Estimate) -> Bool {
    guard let outside, outside.excludesZero else { return false }
    return (outside.value > 0) == (borrowed.value > 0)
  }

  private func difference(_ estimate: Estimate) -> String {
    let verdict = estimate.excludesZero ? "" : " that is not significant"
    return "a difference of \(StatementText.points(estimate.value)) points\(verdict) "
      + "(\(StatementText.interval(estimate)))"
  }

  /// A difference whose direction a word tells.
  private func sized(_ estimate: Estimate) -> String {
    "\(StatementText.points(estimate.size.value)) points (\(StatementText.interval(estimate.size)))"
  }
}
