import AuditStore
import Figures
import Injection
import SpoorModel
import Statistics

/// What `spoor inject causes` prints for people.
struct CauseText {
  private let errors: [ProposedCause]
  private let judged: JudgedCauses?

  init(_ errors: [ProposedCause], _ judged: JudgedCauses?) {
    self.errors = errors
    self.judged = judged
  }

  /// The tables, what they lack, with a final line break.
  var text: String {
    let settings = Set(errors.map(\.error.setting)).count
    let inSettings = settings > 1 ? " in \(settings) settings" : ""
    let head = "\(errors.count.counted("wrong answer")) of the tuned model\(inSettings)"
    guard !errors.isEmpty else { return head + "\n" }
    var parts = [([head] + causes.lines).joined(separator: "\n")]
    parts.append((["By the rule that fired"] + rules.lines).joined(separator: "\n"))
    if !missing.isEmpty { parts.append(missing.joined(separator: "\n")) }
    parts.append(luck)
    if let judged { parts.append(shares(judged)) }
    return parts.joined(separator: "\n\n") + "\n"
  }

  private func rate(_ isCounted: (ProposedCause) -> Bool) -> Rate {
    Rate(Proportion(successes: errors.count(where: isCounted), trials: errors.count))
  }

  private var causes: TextTable {
    var table = TextTable(heads: [
      ("cause", .left), ("proposed", .right), ("% (95 %)", .right), ("fired", .right),
      ("not assessable", .right),
    ])
    table.rows = ProposedCause.order.map { cause in
      let proposed = rate { $0.cause == cause }
      let fired = errors.count { error in error.fired.contains { $0.rule.cause == cause } }
      let unknown = errors.count { error in error.notAssessable.contains { $0.cause == cause } }
      return [
        cause.words, proposed.count.grouped, proposed.share?.inPoints ?? "–", fired.grouped,
        unknown.grouped,
      ]
    }
    let none = rate { $0.cause == nil }
    table.rows.append(["no rule fired", none.count.grouped, none.share?.inPoints ?? "–", "", ""])
    return table
  }

  private var rules: TextTable {
    var table = TextTable(heads: [
      ("rule", .left), ("for", .left), ("fired", .right), ("decided", .right),
    ])
    table.rows = CauseRule.allCases.map { rule in
      [
        rule.rawValue, rule.cause.words,
        errors.count { error in error.fired.contains { $0.rule == rule } }.grouped,
        errors.count { $0.fired.first?.rule == rule }.grouped,
      ]
    }
    return table
  }

  /// What would make a cause assessable.
  private var missing: [String] {
    ProposedCause.order.compactMap { cause in
      let lacking = errors.compactMap { error in
        error.notAssessable.first { $0.cause == cause }
      }
      guard let needs = lacking.first?.needs else { return nil }
      return "Not assessable: \(cause.words) of \(lacking.count.counted("error")); it takes "
        + needs.joined(separator: ", or ") + "."
    }
  }

  /// A base model that guesses is right now and then.
  private var luck: String {
    let open = errors.filter { $0.error.pretraining == nil && $0.error.category == nil }
    let lucky = open.reduce(0) { $0 + 1 / Double($1.error.question.options.count) }
    guard lucky >= 1 else { return "Proposals are for people to judge." }
    return
      "Of \(open.count.counted("error")) nobody says whether the base model ever met the fact; one that "
      + "guessed would be right in some \(StatementText.fixed(lucky, digits: 0)) of them, which would look "
      + "forgotten. Proposals are for people to judge."
  }

  private func shares(_ judged: JudgedCauses) -> String {
    var table = TextTable(heads: [
      ("cause", .left), ("judged", .right), ("share, % (95 %)", .right),
    ])
    table.rows = Cause.allCases.compactMap { cause in
      judged.causes[cause].map { [cause.words, $0.count.grouped, $0.share?.inPoints ?? "–"] }
    }
    let open = judged.open == 0 ? "" : ", \(judged.open.grouped) open"
    let head = "Errors that people judged: \((judged.causes[.none]?.of ?? 0).grouped)\(open)"
    let agreed = judged.agreement.share?.inPoints ?? "–"
    let line = "As proposed: \(agreed) % of \(judged.agreement.of.grouped)."
    return ([head] + table.lines + [line]).joined(separator: "\n")
  }
}
