import Reporting
import Review

/// How far raters agree, as a person reads it.
struct AgreementText {
  private let figures: AgreementFigures
  private let figure = FigureText.terminal

  init(_ figures: AgreementFigures) { self.figures = figures }

  func text(width: Int) -> String {
    guard figures.units > 0 else { return "No unit has two ratings, so nothing can be compared.\n" }
    let blocks = [[title], coefficients.lines, Self.pairs([("", figures)], of: "units").lines]
    return blocks.filter { !$0.isEmpty }
      .map { $0.flatMap { $0.wrapped(toColumns: width) }.map(\.visible).joined(separator: "\n") }
      .joined(separator: "\n\n") + "\n"
  }

  private var title: String {
    "\(figure.count(figures.ratings, "rating")) of \(figure.count(figures.units, "unit")) with two "
      + "or more, by \(figure.count(figures.raters.count, "rater"))"
  }

  private var coefficients: TextTable {
    var table = TextTable(heads: [(text: "", side: .left), (text: "95 % interval", side: .left)])
    table.rows = [
      ["observed agreement, %", figure.percentages(figures.observed)],
      ["Krippendorff's alpha", figure.coefficient(figures.alpha)],
    ]
    if let fleiss = figures.fleiss {
      let scope = "\(figure.count(fleiss.units, "unit")) with \(fleiss.ratings) ratings"
      table.rows.append(["Fleiss' kappa, \(scope)", figure.coefficient(fleiss.kappa)])
    }
    return table
  }

  /// Cohen's κ of each two raters, for one question or several.
  static func pairs(
    _ questions: [(name: String, figures: AgreementFigures)],
    of noun: String
  ) -> TextTable {
    let figure = FigureText.terminal
    var table = TextTable(
      heads: [
        (text: "Cohen's kappa", side: .left), (text: noun, side: .right),
        (text: "kappa", side: .left),
      ]
    )
    for (name, figures) in questions {
      for pair in figures.cohen {
        let question = name.isEmpty ? "" : "\(name): "
        table.rows.append([
          "\(question)\(pair.first) and \(pair.second)", figure.count(pair.units),
          figure.coefficient(pair.kappa),
        ])
      }
    }
    return table
  }
}
