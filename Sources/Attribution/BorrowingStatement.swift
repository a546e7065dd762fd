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
        + "\(AttributionStatement.promptsNeeded) for either)."
    }
    let standing =
      "\(percent(first)) of the doubted spans of \(comparison.first) and \(percent(second)) of those "
      + "of \(comparison.second) stand in the rows: \(difference(inDataset))."
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
    let called =
      "The rule calls more of them borrowed in \(more), by \(points(abs(borrowed.value))) points "
      + "(\(interval(borrowed)))"
    guard let specificity = comparison.specificity else {
      return
        "\(called); whether lift passes more often there outside the rows too is not estimable, so "
        + "that nothing shows that \(more) borrows more."
    }
    let size = "\(points(abs(specificity.value))) points"
    let range = interval(specificity)
    if specificity.excludesZero, (specificity.value > 0) == (borrowed.value > 0) {
      return "\(called), and there lift prefers the rows by \(size) more (\(range))."
    }
    let less = "lift prefers the rows less there, by \(size) (\(range))"
    let verdict =
      isAlike(outside, borrowed)
      ? "lift passes more often there outside the rows too; beyond that "
        + (specificity.excludesZero
          ? less : "the difference of \(size) is not significant (\(range))")
      : specificity.excludesZero
        ? less
        : "how much lift prefers the rows differs by \(size), which is not significant (\(range))"
    return "\(called), but \(verdict): nothing shows that \(more) borrows more."
  }

  /// Whether lift passes more often outside the rows too in the model that is called to borrow more: it
  /// may only have more spans in the rows.
  private func isAlike(_ outside: Estimate?, _ borrowed: Estimate) -> Bool {
    guard let outside, outside.excludesZero else { return false }
    return (outside.value > 0) == (borrowed.value > 0)
  }

  private func difference(_ estimate: Estimate) -> String {
    let size = "a difference of \(points(estimate.value)) points"
    let verdict = estimate.excludesZero ? "" : " that is not significant"
    return "\(size)\(verdict) (\(interval(estimate)))"
  }

  private func interval(_ estimate: Estimate) -> String {
    guard let low = estimate.low, let high = estimate.high else { return "no interval" }
    return "95 % interval \(points(low)) to \(points(high))"
  }

  private func percent(_ share: Double) -> String { "\(points(share)) %" }

  private func points(_ share: Double) -> String {
    let text = String(format: "%.1f", 100 * abs(share))
    return share < 0 && text != "0.0" ? "−" + text : text
  }
}
