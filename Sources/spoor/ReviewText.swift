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
      let rates = RateText(rows, of: figures.source)
      blocks += [rates.judged, rates.rates, differences, rates.decoys, rates.causes]
      blocks += [agreement, pairs]
      blocks += AgreementParts(figures.agreement).blocks + [people]
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
      return ["Queue of \(time), seed \(seed): \(judged)\(reviewers)."] + elsewhere + caveats
    case .list:
      return ["List of doubted spans: \(judged)\(reviewers)."] + elsewhere + caveats
    }
  }

  private var caveats: [String] { figures.caveats.map(\.sentence) }

  // MARK: Differences

  private var differences: [String] {
    var lines = figures.modelDifferences.flatMap { difference($0, of: "") }
    if rows.count > figures.models.count {
      lines += figures.methodDifferences.flatMap { difference($0, of: "method ") }
    }
    return lines
  }

  private func difference(_ pair: RateDifference, of kind: String) -> [String] {
    let names = ["\(kind)\(pair.first)", "\(kind)\(pair.second)"]
    guard let rate = sentence(pair.rate, of: names) else {
      return ["\(names[0]) less \(names[1]): not estimable: under 10 items."]
    }
    return [rate] + (sentence(pair.corrected, of: names).map { ["Corrected: \($0)"] } ?? [])
  }

  private func sentence(_ difference: Estimate?, of names: [String]) -> String? {
    guard let difference,
      let interval = figure.interval(difference.size, times: 100, digits: 1)
    else { return nil }
    let word = difference.value < 0 ? "less" : "more"
    let verdict = difference.excludesZero ? "" : ": no significant difference"
    return "\(names[0]) \(figure.fixed(100 * difference.size.value, digits: 1)) points \(word) "
      + "than \(names[1]) (\(interval))\(verdict)."
  }

  // MARK: Agreement

  /// Questions in columns: three figures with their intervals and the names fit in 80 columns so.
  private var agreement: [String] {
    let asked = figures.agreement.filter { $0.all.units > 0 }
    guard !asked.isEmpty else {
      return ["No task was judged by two experts: nothing tells how far they agree."]
    }
    var table = TextTable(
      heads: [(text: "", side: .left)] + asked.map { (text: $0.question.rawValue, side: .left) }
    )
    func row(_ name: String, _ cell: (AgreementFigures) -> String) {
      table.rows.append([name] + asked.map { cell($0.all) })
    }
    row("tasks") { figure.count($0.units) }
    row("alike, %") { figure.percentages($0.observed) }
    row("alpha") { figure.coefficient($0.alpha) }
    row("Fleiss' kappa") { figure.coefficient($0.fleiss?.kappa) }
    return ["How far experts agree, before anybody decided:"] + table.lines
  }

  private var pairs: [String] {
    let table = AgreementText.pairs(
      figures.agreement.map { (name: $0.question.rawValue, figures: $0.all) },
      of: "tasks"
    )
    return table.rows.isEmpty ? [] : table.lines
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
