import Foundation
import SpoorModel

/// What became of a rule in an audit.
public struct GateFinding: Hashable, Sendable {
  /// Whether the audit is accepted.
  public enum Outcome: Hashable, Sendable {
    /// What the rule forbids is not shown.
    case passed
    /// The whole 95 % interval lies where the rule forbids.
    case failed
    /// Nothing tells: the field is missing, or has no interval.
    case undecided
  }

  /// The rule, of one field.
  public let rule: GateRule
  /// The field that was read, without any `*`.
  public let field: String
  /// What became of it.
  public let outcome: Outcome
  /// What was found, in a sentence.
  public let words: String
}

/// The rules of a pipeline, asked of an audit.
///
/// A rule forbids a range of a figure. It fails where the figure's whole 95 % interval lies in that range, so
/// that chance alone fails few audits; figures without an interval by nature, such as counts, are compared as
/// they are. What cannot be told is neither passed nor failed.
public struct Gate {
  private let rules: [GateRule]

  /// Takes the rules.
  public init(_ rules: [GateRule]) { self.rules = rules }

  /// What becomes of each rule, in their order; a rule of all models gives one finding a model.
  ///
  /// - Parameter summary: what the audit found.
  /// - Returns: the findings.
  /// - Throws: what encoding the summary throws.
  public func findings(in summary: AuditSummary) throws -> [GateFinding] {
    let fields = try SummaryFields(summary)
    return rules.flatMap { rule in
      fields.fields(meantBy: rule.field).map { GateFinding(rule, field: $0, in: fields) }
    }
  }
}

extension GateFinding {
  init(_ rule: GateRule, field: String, in fields: SummaryFields) {
    self.rule = rule
    self.field = field
    let text = FigureText.terminal
    switch fields.figure(at: field) {
    case .number(let number):
      outcome = rule.comparison.holds(number, rule.threshold) ? .failed : .passed
      words = "\(field) is \(text.significant(number))"
    case .estimate(let estimate):
      (outcome, words) = Self.judged(estimate, rule, field)
    case .unknown(let why):
      (outcome, words) = (.undecided, why)
    }
  }

  private static func judged(
    _ estimate: Estimate,
    _ rule: GateRule,
    _ field: String
  ) -> (Outcome, String) {
    let text = FigureText.terminal
    guard let low = estimate.low, let high = estimate.high,
      let end = rule.comparison.cautious(estimate)
    else {
      return (
        .undecided, "\(field) is \(text.significant(estimate.value)), too few for an interval"
      )
    }
    let found =
      "\(field) is \(text.significant(estimate.value)) (95 % interval \(text.significant(low)) to \(text.significant(high)))"
    if rule.comparison.holds(end, rule.threshold) { return (.failed, found) }
    let alone = rule.comparison.holds(estimate.value, rule.threshold)
    return (.passed, alone ? "\(found): beyond the threshold, but chance is not ruled out" : found)
  }
}

extension FigureText {
  /// A number with four digits that count.
  fileprivate func significant(_ value: Double) -> String {
    let isWhole = value == value.rounded() && abs(value) < 1e15
    return isWhole ? fixed(value, digits: 0) : String(format: "%.4g", value)
  }
}
