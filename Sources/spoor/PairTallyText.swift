import AuditStore
import Figures
import Reporting
import Review
import SpoorModel

/// What sets two models' answers apart, as a person reads it.
struct PairTallyText {
  private let tally: PairTally
  private let figure = FigureText.terminal

  init(_ tally: PairTally) { self.tally = tally }

  func text(width: Int) -> String {
    let blocks = [[title], tally.judged == 0 ? [] : table.lines, closing]
    return blocks.filter { !$0.isEmpty }
      .map { $0.flatMap { $0.wrapped(toColumns: width) }.map(\.visible).joined(separator: "\n") }
      .joined(separator: "\n\n") + "\n"
  }

  private var title: String {
    let judged =
      "\(figure.count(tally.judged)) of \(figure.count(tally.kept, "exported pair")) judged"
    let reviewers =
      tally.reviewers.isEmpty ? "" : " by \(tally.reviewers.joined(separator: ", "))"
    let replaced =
      tally.replaced == 0
      ? "" : "; \(figure.count(tally.replaced, "pair")) of before left out, answers have changed"
    return "\(tally.first) (A) and \(tally.second) (B): \(judged)\(reviewers)\(replaced)"
  }

  private var table: TextTable {
    var table = TextTable(
      heads: [(text: "", side: .left), (text: "pairs", side: .right), (text: "%", side: .right)]
    )
    for line in tally.lines where line.category.number != nil || line.pairs > 0 {
      table.rows.append([name(of: line), pairs(line.pairs), share(line.share)])
    }
    return table
  }

  private func name(of line: PairTally.Line) -> String {
    let number = line.category.number.map { "\($0)  " } ?? "   "
    let (one, other) = line.model == tally.first ? ("A", "B") : ("B", "A")
    switch line.category {
    case .oneBetter: return "\(number)both right, \(one) better"
    case .different: return "\(number)both right, different information"
    case .bothWrong: return "\(number)both wrong"
    case .lengthened:
      return "\(number)\(one)'s core fact right, hallucinates to lengthen; \(other) does not"
    case .coreFact: return "\(number)\(one)'s core fact hallucinated, \(other)'s not"
    case .none: return "\(number)none of these"
    case .unsure: return "\(number)unsure"
    }
  }

  /// Whole unless reviewers share a pair.
  private func pairs(_ count: Double) -> String {
    count == count.rounded() ? figure.count(Int(count)) : figure.fixed(count, digits: 1)
  }

  private func share(_ share: Estimate?) -> String {
    guard let share else { return FigureText.unknown }
    let value = figure.fixed(100 * share.value, digits: 1)
    let interval = figure.interval(share, times: 100, digits: 1)
    return interval.map { "\(value) (\($0))" } ?? value
  }

  private var closing: [String] {
    guard tally.judged > 0 else {
      return [
        "No pair has a verdict yet. Export some with 'spoor export … --pairs "
          + "\(tally.first),\(tally.second) --format jsonl', fill them in and import them."
      ]
    }
    guard let pValue = tally.pValue else {
      return ["In no judged pair one of the two hallucinates and the other does not."]
    }
    let verdict = pValue < 0.05 ? "" : ": no significant difference"
    return [
      "A hallucinates where B does not (4, 5) in \(figure.count(tally.firstHallucinates, "pair")), "
        + "B where A does not in \(figure.count(tally.secondHallucinates)) (exact McNemar, "
        + "\(StatementText.chance(pValue)))\(verdict)."
    ]
  }
}
