import Figures
import Reporting
import Review
import SpoorModel

/// What experts' verdicts come to, as a person reads it.
struct ReviewText {
  private let figures: ReviewFigures
  private let figure = FigureText.terminal

  init(_ figures: ReviewFigures) { self.figures = figures }

  func text(width: Int) -> String {
    var blocks = [opening]
    if figures.judged == 0 {
      blocks.append([
        "No verdict yet. Give experts their tasks with 'spoor export', and bring back what they "
          + "said with 'spoor import'."
      ])
    } else {
      let rates = RateText(rows)
      blocks += [rates.judged, rates.rates, differences, rates.decoys, rates.causes]
      blocks += [agreement, pairs, parts, people]
    }
    return blocks.filter { !$0.isEmpty }
      .map { $0.flatMap { $0.wrapped(toColumns: width) }.map(\.visible).joined(separator: "\n") }
      .joined(separator: "\n\n") + "\n"
  }

  /// Models, and methods of several.
  private var rows: [RateText.Row] {
    let methods = figures.methods.filter { $0.models.count > 1 }
    return figures.models.map { RateText.Row(name: $0.name, rate: $0) }
      + methods.map { RateText.Row(name: "method \($0.name)", rate: $0) }
  }

  // MARK: What was judged

  private var opening: [String] {
    let judged = "\(figure.count(figures.judged)) of \(figure.count(figures.tasks, "task")) judged"
    let names = figures.reviewers.map(\.reviewer)
    let reviewers = names.isEmpty ? "" : " by \(names.joined(separator: ", "))"
    let elsewhere =
      figures.elsewhere == 0
      ? []
      : [
        "\(figure.count(figures.elsewhere, "other item")) with verdicts left out: not in the queue."
      ]
    switch figures.source {
    case .queue(let time, let seed):
      return ["Queue of \(time), seed \(seed): \(judged)\(reviewers)."] + elsewhere
    case .list:
      return ["List of doubted spans: \(judged)\(reviewers)."] + elsewhere + listCaveat
    }
  }

  private var listCaveat: [String] {
    guard figures.judged < figures.tasks else { return [] }
    return [
      "No queue was drawn ('spoor queue draw'): items were judged from the top of the list, the most "
        + "telling first, and not by chance. The rates below are of what was judged."
    ]
  }

  // MARK: Differences

  private var differences: [String] {
    var lines = figures.modelDifferences.compactMap { difference($0, of: "") }
    if rows.count > figures.models.count {
      lines += figures.methodDifferences.compactMap { difference($0, of: "method ") }
    }
    return lines
  }

  private func difference(_ pair: RateDifference, of kind: String) -> String? {
    guard let rate = pair.rate, let interval = figure.interval(rate.size, times: 100, digits: 1)
    else { return nil }
    let word = rate.value < 0 ? "less" : "more"
    let verdict = rate.excludesZero ? "" : ": no significant difference"
    return "\(kind)\(pair.first) \(figure.fixed(100 * rate.size.value, digits: 1)) points \(word) "
      + "than \(kind)\(pair.second) (\(interval))\(verdict)."
  }

  // MARK: Agreement

  private var agreement: [String] {
    guard figures.agreement.contains(where: { $0.all.units > 0 }) else {
      return ["No task was judged by two experts: nothing tells how far they agree."]
    }
    var table = TextTable(
      heads: [
        (text: "", side: .left), (text: "tasks", side: .right), (text: "alike, %", side: .left),
        (text: "alpha", side: .left), (text: "Fleiss", side: .right),
      ]
    )
    for question in figures.agreement where question.all.units > 0 {
      let all = question.all
      let fleiss = all.fleiss?.kappa.map { figure.fixed($0.value, digits: 2) }
      table.rows.append([
        question.question.rawValue, figure.count(all.units), figure.percentages(all.observed),
        figure.coefficient(all.alpha), fleiss ?? "undefined",
      ])
    }
    return ["How far experts agree, before anybody decided:"] + table.lines
  }

  private var pairs: [String] {
    let table = AgreementText.pairs(
      figures.agreement.map { (name: $0.question.rawValue, figures: $0.all) }
    )
    return table.rows.isEmpty ? [] : table.lines
  }

  private var parts: [String] {
    let asked = figures.agreement.filter { $0.question != .cause }
    var table = TextTable(
      heads: [(text: "alpha", side: .left), (text: "tasks", side: .right)]
        + asked.map { (text: $0.question.rawValue, side: .left) }
    )
    for part in asked.first?.parts ?? [] {
      let same = asked.map { question in
        question.parts.first { $0.model == part.model && $0.provenance == part.provenance }
      }
      table.rows.append(
        [part.model ?? part.provenance?.rawValue ?? "", figure.count(part.agreement.units)]
          + same.map { figure.coefficient($0?.agreement.alpha) }
      )
    }
    return table.rows.count < 2 ? [] : table.lines
  }

  // MARK: People

  private var people: [String] {
    var table = TextTable(
      heads: [
        (text: "expert", side: .left), (text: "judged", side: .right),
        (text: "gold right", side: .right), (text: "decoys accepted", side: .right),
      ]
    )
    for person in figures.reviewers {
      let gold = person.gold
      table.rows.append([
        person.reviewer, figure.count(person.judged),
        gold.of == 0 ? FigureText.unknown : "\(gold.count) of \(gold.of)",
        figure.written(person.decoys),
      ])
    }
    return table.lines
  }
}
