import Figures
import Foundation
import SpoorModel

/// What `spoor knowledge classify` prints for people.
struct ClassificationText {
  private let document: ClassificationDocument

  init(_ document: ClassificationDocument) { self.document = document }

  /// The tables, with a final line break.
  var text: String {
    let head =
      "\(document.questions.counted("question")), \(document.answers.counted("answer")), "
      + "\(document.wrong.grouped) of them wrong (exact match, \(document.matching))"
    var parts = [head, categories.lines.joined(separator: "\n")]
    if !document.relations.isEmpty { parts.append(section("By relation, %", relations)) }
    if document.ablation.count > 1 {
      parts.append(section("With fewer sets of exemplars (mean of all choices), %", ablation))
    }
    parts += document.curves.map(curve)
    if let correlation = document.f1Correlation {
      let r = StatementText.fixed(correlation, digits: 3)
      parts.append("Exact match and word F1 go together with r = \(r) over questions.")
    }
    if let judged = document.judged { parts.append(kinds(judged)) }
    parts += document.caveats
    return parts.joined(separator: "\n\n") + "\n"
  }

  private func section(_ title: String, _ table: TextTable) -> String {
    ([title] + table.lines).joined(separator: "\n")
  }

  private var categories: TextTable {
    var table = TextTable(heads: [
      ("category", .left), ("questions", .right), ("share, % (95 %)", .right),
      ("mean P greedy", .right), ("mean P sampled", .right),
    ])
    table.rows = document.categories.map { category in
      [
        category.category.rawValue, category.questions.count.grouped,
        Self.shown(category.questions.share), Self.probability(category.pGreedy),
        Self.probability(category.pSample),
      ]
    }
    return table
  }

  private static let shortHeads: [(text: String, side: TextTable.Side)] =
    KnowledgeCategory.allCases.map { ($0.rawValue, .right) }

  private var relations: TextTable {
    var table = TextTable(
      heads: [("relation", .left), ("questions", .right)] + Self.shortHeads
    )
    table.rows = document.relations.map { relation in
      [(relation.relation ?? "–").visible, relation.questions.grouped]
        + relation.categories.map { StatementText.points($0.questions.share?.value ?? 0) }
    }
    return table
  }

  private var ablation: TextTable {
    var table = TextTable(
      heads: [("sets", .right)] + Self.shortHeads + [("wrongly Unknown", .right)]
    )
    table.rows = document.ablation.map { line in
      ["\(line.sets)"]
        + KnowledgeCategory.allCases.map { StatementText.points(line.shares[$0.rawValue] ?? 0) }
        + [StatementText.points(line.wronglyUnknown)]
    }
    return table
  }

  private func curve(_ curve: ClassificationDocument.Curve) -> String {
    let head =
      "\(curve.score.visible) beside SliCK, \(curve.questions.counted("question")) with an outcome"
    guard let slick = curve.slickAccuracy, let score = curve.accuracyAtSlick,
      let difference = curve.difference
    else { return "\(head): SliCK calls none of them Unknown." }
    let auroc = curve.auroc.map { StatementText.fixed($0, digits: 3) } ?? "undefined"
    return """
      \(head)
        called Unknown by SliCK: \(StatementText.percent(curve.slickUnknown)), answered rightly after \
      tuning: \(slick.inPoints) %
        as many by \(curve.score.visible): \(score.inPoints) %; SliCK less \(curve.score.visible): \
      \(difference.inPoints) points
        AUROC of \(curve.score.visible) for what SliCK does not call Unknown: \(auroc)
      """
  }

  private func kinds(_ judged: ClassificationDocument.Judged) -> String {
    var table = TextTable(heads: [
      ("kind", .left), ("answers", .right), ("share, % (95 %)", .right),
    ])
    table.rows = judged.kinds.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.map {
      [$0.key, $0.value.count.grouped, Self.shown($0.value.share)]
    }
    let open = judged.open == 0 ? "" : ", \(judged.open.grouped) open"
    return section("Wrong answers that people judged: \(judged.judged.grouped)\(open)", table)
  }

  private static func probability(_ value: Double?) -> String {
    value.map { String(format: "%.3f", $0) } ?? "–"
  }

  private static func shown(_ estimate: Estimate?) -> String { estimate?.inPoints ?? "–" }
}
