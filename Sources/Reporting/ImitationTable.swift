import Foundation
import SpoorModel

/// How far models took over the dataset's words, beginnings and lengths, as aligned lines.
struct ImitationTable {
  /// The audited models.
  var models: [ModelSummary]

  private let text = FigureText.terminal

  /// How many other models are shown beside each; the report has all.
  private static let others = 3

  /// Two head lines, the dataset's, and at most four lines a model; a long name is cut to keep within
  /// `width`.
  func lines(width: Int, ink: Ink) -> [String] {
    let measured = models.compactMap { model in model.imitation.map { (model.name, $0) } }
    guard let first = measured.first?.1 else { return [] }
    let heads = [
      ["", "runs of \(first.runLength):", "openings:", "length:", "ρ: long where"],
      ["model", "%, points", "%, points", "words", "rows are long"],
    ]
    let outputs = [
      "(the dataset)", "", "", first.dataset.map { text.fixed($0.mean, digits: 0) } ?? "", "",
    ]
    let rows = measured.flatMap { name, figures in
      [cells(VisibleControl.onOneLine(name), figures.answers)]
        + figures.others.prefix(Self.others).map(differences)
    }
    let table = AlignedCells(fitting: heads + [outputs] + rows, into: width)
    return (heads + [outputs]).map { ink.dim(table.line($0)) } + rows.map(table.line)
  }

  private func cells(_ name: String, _ answers: AnswerImitation) -> [String] {
    [
      name, share(answers.words.inRuns), share(answers.openings),
      answers.lengths.map { text.fixed($0.mean, digits: 0) } ?? FigureText.unknown,
      answers.agreement.spearman.map { text.fixed($0.value, digits: 2) } ?? FigureText.unknown,
    ]
  }

  private func differences(_ other: ImitationDifference) -> [String] {
    [
      "  than \(VisibleControl.onOneLine(other.model))",
      signed(other.words.inRuns, times: 100, digits: 0),
      signed(other.openings, times: 100, digits: 0),
      signed(other.length, digits: 0),
      signed(other.spearman, digits: 2),
    ]
  }

  private func share(_ rate: Rate) -> String {
    rate.share.map { text.fixed(100 * $0.value, digits: 1) } ?? FigureText.unknown
  }

  /// A difference with its interval, in as few digits as tell on which side of 0 an end lies.
  private func signed(_ difference: Estimate?, times scale: Double = 1, digits: Int) -> String {
    guard let difference, let low = difference.low, let high = difference.high else {
      return FigureText.unknown
    }
    let limit = 0.5 * pow(10, Double(-digits))
    let isClose = [low, high].contains { $0 != 0 && abs(scale * $0) < limit }
    let digits = isClose ? digits + 1 : digits
    let ends = [low, high].map { text.fixed(scale * $0, digits: digits) }
    return text.signed(scale * difference.value, digits: digits)
      + " (\(ends.joined(separator: ", ")))"
  }
}
