import Foundation
import SpoorModel

/// What `spoor calibrate` prints for people.
struct CalibrationText {
  private let document: CalibrationDocument

  init(_ document: CalibrationDocument) { self.document = document }

  /// The figures, how far scores lie from the truth, and what to do next; with a final line break.
  var text: String {
    let head =
      "\(document.spans) spans of \(document.prompts) prompts, \(document.failing) false "
      + "(\(document.fittedOn))"
    let next = """
      weights  \(document.weights)
      next     name it in the audit file as 'weights: …', by its path from there, and audit again
      """
    let parts = [
      head, figures.lines.joined(separator: "\n"),
      "After: shares of false spans by score, cross-validated by prompt",
      reliability.lines.joined(separator: "\n"), next,
    ]
    return parts.joined(separator: "\n\n") + "\n"
  }

  private var figures: TextTable {
    var table = TextTable(heads: [
      ("scores", .left), ("AUROC (95 %)", .right), ("ECE (95 %)", .right),
    ])
    let lines: [(String, CalibrationDocument.Quality?)] = [
      ("before", document.before), ("after, cross-validated", document.after),
      ("after, with the dataset", document.afterWithDataset),
    ]
    table.rows = lines.compactMap { name, quality in
      quality.map { [name, Self.shown($0.auroc), Self.shown($0.ece)] }
    }
    return table
  }

  private var reliability: TextTable {
    var table = TextTable(heads: [
      ("score", .left), ("spans", .right), ("mean score", .right), ("false", .right),
    ])
    table.rows = document.after.bins.filter { $0.count > 0 }.map { bin in
      [
        "\(Self.shown(bin.low))–\(Self.shown(bin.high))", "\(bin.count)",
        bin.meanScore.map(Self.shown) ?? "–", bin.failing.map(Self.shown) ?? "–",
      ]
    }
    return table
  }

  private static func shown(_ estimate: Estimate?) -> String {
    guard let estimate else { return "not estimable" }
    guard let low = estimate.low, let high = estimate.high else { return shown(estimate.value) }
    return "\(shown(estimate.value)) (\(shown(low)), \(shown(high)))"
  }

  private static func shown(_ value: Double) -> String { String(format: "%.3f", value) }
}
