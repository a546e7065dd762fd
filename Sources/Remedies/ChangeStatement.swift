import Figures
import Foundation
import SpoorModel

/// What changed from one model to another, in plain words.
struct ChangeStatement {
  /// What single runs leave open; `nil` where there are several of all: `singles` are "before", "of drop".
  static func oneRun(of singles: [String]) -> String? {
    switch singles.count {
    case 0: nil
    case 1: "One run \(singles[0]): what another seed would change is not known."
    default:
      "One run each \(singles.dropLast().joined(separator: ", ")) and \(singles[singles.count - 1]): "
        + "what another seed would change is not known."
    }
  }

  private let change: ModelChange

  init(_ change: ModelChange) { self.change = change }

  var text: String {
    let figures = change.figures
    guard figures.doubtedAnswers.difference != nil else {
      return "\(change.name) against \(change.before): not estimable, both answered "
        + "\(change.prompts.compared) prompts with the same text (at least \(ComparedPrompts.needed))."
    }
    return [
      answers(figures.doubtedAnswers, "a doubted span", as: "of the answers of \(change.name)"),
      figures.borrowedAnswers.flatMap { answers($0, "a borrowed span", as: "of the answers") },
      amount("Doubted spans an answer", figures.doubtedSpans),
      amount("Doubted spans in a hundred words", figures.doubtedPerHundredWords),
      length,
      Self.oneRun(of: ["before"] + (change.after.count == 1 ? ["after"] : [])),
    ].compactMap { $0 }.joined(separator: " ")
  }

  private func answers(_ change: Change, _ property: String, as whose: String) -> String? {
    guard let before = change.before, let after = change.after, let difference = change.difference
    else { return nil }
    let counts = change.test.map { test in
      "; \(test.lost) lost theirs, \(test.gained) gained one, McNemar \(StatementText.chance(test.p))"
    }
    let shown = change.isClear ? difference.size : difference
    let interval = "(\(StatementText.interval(shown))\(counts ?? ""))"
    let verdict =
      change.isClear
      ? "\(StatementText.points(difference.size.value)) points \(difference.isLess ? "fewer" : "more")"
      : "a difference of \(StatementText.points(difference.value)) points that is not significant"
    return
      "\(StatementText.percent(after))\(Self.runs(change, StatementText.points)) \(whose) have \(property), before "
      + "\(StatementText.percent(before)): "
      + "\(verdict) \(interval)."
  }

  private func amount(_ subject: String, _ change: Change) -> String? {
    guard let before = change.before, let after = change.after, let difference = change.difference
    else { return nil }
    return
      "\(subject): \(Self.number(after))\(Self.runs(change, Self.number)), before \(Self.number(before)), "
      + "\(Self.verdict(change, difference))."
  }

  /// Whether answers became shorter or longer, and whether that is all there is to their doubted spans.
  private var length: String? {
    let words = change.figures.words
    guard let before = words.before, let after = words.after, let difference = words.difference
    else { return nil }
    let told =
      "An answer has \(Self.number(after)) words\(Self.runs(words, Self.number)), before \(Self.number(before)), "
      + "\(Self.verdict(words, difference))"
    let (spans, rate) = (change.figures.doubtedSpans, change.figures.doubtedPerHundredWords)
    guard let fewer = spans.difference?.isLess, words.isClear, spans.isClear, !rate.isClear,
      difference.isLess == fewer
    else { return told + "." }
    let manner = fewer ? "fewer" : "more"
    return
      "\(told): word for word nothing shows that they hold \(manner) doubted spans, they say "
      + "\(fewer ? "less" : "more")."
  }

  /// How far runs lie apart; nothing of a single one.
  private static func runs(_ change: Change, _ written: (Double) -> String) -> String {
    guard let range = change.range, let least = range.first, let most = range.last else {
      return ""
    }
    return " (\(written(least)) to \(written(most)) by run)"
  }

  private static func verdict(_ change: Change, _ difference: Estimate) -> String {
    guard change.isClear else {
      return "a difference of \(number(difference.value)) that is not significant "
        + "(\(interval(difference)))"
    }
    return "\(number(difference.size.value)) \(difference.isLess ? "fewer" : "more") "
      + "(\(interval(difference.size)))"
  }

  /// A number with two digits; never `−0.00`.
  private static func number(_ value: Double) -> String {
    let text = String(format: "%.2f", abs(value))
    return value < 0 && text != "0.00" ? "−" + text : text
  }

  private static func interval(_ estimate: Estimate) -> String {
    guard let low = estimate.low, let high = estimate.high else { return "no interval" }
    return "95 % interval \(number(low)) to \(number(high))"
  }
}

extension Estimate {
  /// Whether the difference is below 0.
  var isLess: Bool { value < 0 }
}
