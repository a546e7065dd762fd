import Foundation
import SpoorModel

/// What two models' figures say of each other, in plain words.
///
/// One model borrows more than another only if the rule says so and lift does not pass more often there
/// outside the dataset as well: full fine-tuning moves every probability further than LoRA does.
struct BorrowingStatement {
  private let comparison: BorrowingComparison
  private let shares: [Double?]

  /// `shares`: which part of either model's doubted spans stands in the dataset.
  init(_ comparison: BorrowingComparison, shares: [Double?]) {
    self.comparison = comparison
    self.shares = shares
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
    let beyond =
      specificity.excludesZero
      ? "lift prefers the rows less there, by \(size) (\(range))"
      : "the difference of \(size) is not significant (\(range))"
    return "\(called), but lift passes more often there outside the rows too; beyond that \(beyond)"
      + ": nothing shows that \(more) borrows more."
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
