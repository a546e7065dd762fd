import AuditStore
import Reporting
import Review
import SpoorModel

/// Causal rates side by side, as a person reads them.
struct RateText {
  /// A model or a method.
  struct Row {
    var name: String
    var rate: CausalRate
  }

  private let rows: [Row]
  private let isDrawn: Bool
  private let figure = FigureText.terminal

  init(_ rows: [Row], of source: ReviewedTasks.Source) {
    self.rows = rows
    isDrawn = source != .list
  }

  /// How many spans there are, were drawn and judged, and are held to be false.
  var judged: [String] {
    var table = TextTable(
      heads: [
        (text: "", side: .left), (text: "doubted", side: .right), (text: "sampled", side: .right),
        (text: "judged", side: .right), (text: "hallucinations, %", side: .left),
      ]
    )
    for row in rows {
      let rate = row.rate
      table.rows.append([
        row.name, figure.count(rate.items), figure.count(rate.drawn), figure.count(rate.judged),
        figure.percentages(rate.hallucination.share),
      ])
    }
    return table.lines + untold
  }

  private var untold: [String] {
    rows.filter { $0.rate.untold > 0 && $0.rate.judged > 0 }.map { row in
      let share = Double(row.rate.untold) / Double(row.rate.items)
      let why = isDrawn ? "nothing of their strata is judged" : "nobody judged them"
      return "Of \(row.name) no figure speaks of \(figure.count(row.rate.untold, "span")) "
        + "(\(figure.percent(share))): \(why)."
    }
  }

  /// The rate, how much it rests on, and its extremes.
  var rates: [String] {
    var table = TextTable(
      heads: [
        (text: "caused by the rows, %", side: .left), (text: "of", side: .right),
        (text: "worth", side: .right), (text: "rate", side: .left),
        (text: "unsure told", side: .left),
      ]
    )
    for row in rows {
      let rate = row.rate.rate
      table.rows.append([
        row.name, figure.count(rate.count), figure.fixed(rate.effectiveCount, digits: 1),
        figure.percentages(rate.share), extremes(of: row.rate),
      ])
    }
    return table.lines + [
      "Of: judged hallucinations that are held related to their rows or not; worth: as many drawn "
        + "with one chance; unsure told: the least and greatest rate that unsure answers allow."
    ]
  }

  private func extremes(of rate: CausalRate) -> String {
    guard let lower = rate.lower, let upper = rate.upper else { return FigureText.unknown }
    return "\(figure.fixed(100 * lower.value, digits: 1)) to "
      + figure.fixed(100 * upper.value, digits: 1)
  }

  /// How often rows from elsewhere are accepted, and what the rate is without that.
  var decoys: [String] {
    guard rows.contains(where: { $0.rate.decoys.decoys > 0 }) else {
      return [
        "No decoy is judged: how often experts accept rows that are not related is undefined, and so "
          + "is the corrected rate. \(figure.count(mostNeeded)) judged decoys would tell it to 10 points "
          + "either way."
      ]
    }
    var table = TextTable(
      heads: [
        (text: "decoys", side: .left), (text: "accepted", side: .right), (text: "%", side: .left),
        (text: "corrected rate, %", side: .left),
      ]
    )
    for row in rows {
      let decoys = row.rate.decoys
      table.rows.append([
        row.name, figure.written(decoys), figure.percentages(decoys.share),
        row.rate.uncorrected?.words ?? figure.percentages(row.rate.corrected),
      ])
    }
    let needed = rows.map { "\(figure.count($0.rate.decoys.needed)) of \($0.name)" }
    return table.lines + [
      "Judged decoys that it takes to know the share to 10 points either way, some: "
        + needed.joined(separator: ", ") + "."
    ]
  }

  private var mostNeeded: Int { rows.map(\.rate.decoys.needed).max() ?? 0 }

  /// What makes the hallucinations; empty where nobody named a cause.
  var causes: [String] {
    guard rows.contains(where: { $0.rate.causes.contains { $0.cause != nil && $0.count > 0 } })
    else { return [] }
    var table = TextTable(
      heads: [(text: "cause, % of hallucinations", side: .left)]
        + rows.map { (text: $0.name, side: .right) }
    )
    for (place, line) in (rows.first?.rate.causes ?? []).enumerated() {
      table.rows.append(
        [line.cause?.words ?? "not named, or not agreed"]
          + rows.map { row in
            row.rate.causes[place].share.map { figure.fixed(100 * $0.value, digits: 1) }
              ?? FigureText.unknown
          }
      )
    }
    return table.lines
  }
}

extension UncorrectedReason {
  fileprivate var words: String {
    switch self {
    case .noRate: "undefined: no rate"
    case .fewItems: "not estimable: under 10 items"
    case .noDecoys: "undefined: no decoy is judged"
    case .fewDecoys: "not estimable: under 10 decoys"
    case .allAccepted: "undefined: all are accepted"
    case .moreThanSample: "undefined: far above the rate"
    }
  }
}
