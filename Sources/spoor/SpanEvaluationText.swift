import Evaluation
import Reporting
import SpoorModel
import Statistics

/// How good predicted spans are, as a person reads it: a table of figures beside the baselines'.
struct SpanEvaluationText {
  private let evaluation: SpanEvaluation
  private let pairs: ResponsePairs
  private let files: EvaluatedFiles
  private let figure = FigureText.terminal

  init(_ evaluation: SpanEvaluation, of pairs: ResponsePairs, from files: EvaluatedFiles) {
    (self.evaluation, self.pairs, self.files) = (evaluation, pairs, files)
  }

  /// The lines, in blocks that empty lines part.
  func text(width: Int) -> String {
    let blocks = [
      title.flatMap { $0.wrapped(toColumns: width) }, table.lines,
      groups(.intersectionOverUnion, "IoU"), groups(.correlation, "correlation"),
      reliability, (legend + notes).flatMap { $0.wrapped(toColumns: width) },
    ]
    return blocks.filter { !$0.isEmpty }.map { $0.map(\.visible).joined(separator: "\n") }
      .joined(separator: "\n\n") + "\n"
  }

  // MARK: What there is

  private var title: [String] {
    let few = files.gold.prefix(Self.namedFiles).map { "\($0.path) (\($0.format))" }
    let more = files.gold.count - few.count
    let gold = few.joined(separator: ", ") + (more > 0 ? " and \(figure.count(more)) more" : "")
    return ["\(files.predicted.path) (\(files.predicted.format)) against \(gold)", counts]
  }

  /// So many files are named in the first line.
  private static let namedFiles = 2

  private var counts: String {
    let counts = evaluation.all.counts
    let unit = pairs.tokenUnit == .tokens ? "token" : "word"
    let values =
      counts.values == 0
      ? "no labelled values"
      : "\(figure.count(counts.values, "value")), \(share(counts.falseValues, counts.values)) false"
    return """
      \(figure.count(counts.prompts, "prompt")), \
      \(figure.count(counts.responses, "response")), \
      \(share(counts.markedResponses, counts.responses)) marked; \
      \(figure.count(counts.characters, "character")), \
      \(share(counts.markedCharacters, counts.characters)) marked; \
      \(figure.count(counts.tokens, unit)), \(share(counts.markedTokens, counts.tokens)) marked; \
      \(values)
      """
  }

  private func share(_ count: Int, _ total: Int) -> String {
    Proportion(successes: count, trials: total).share.map(figure.percent) ?? FigureText.unknown
  }

  // MARK: Figures

  private static let heads: [(scorer: SpanScorer, name: String)] = [
    (.predicted, "predicted"), (.markAll, "mark-all"), (.markNone, "mark-none"),
    (.anyValue, "any value"),
  ]

  private var names: [(measure: SpanMeasure, name: String)] {
    let unit = pairs.tokenUnit.rawValue
    return [
      (.intersectionOverUnion, "IoU"), (.correlation, "correlation"),
      (.characterPrecision, "characters P"), (.characterRecall, "characters R"),
      (.characterF1, "characters F1"), (.typedF1, "typed F1"), (.tokenAUROC, "\(unit) AUROC"),
      (.tokenAUPRC, "\(unit) AUPRC"), (.valueAUROC, "values AUROC"),
      (.valueAUPRC, "values AUPRC"), (.valueCalibration, "values ECE"),
      (.trueUnflagged, "true left"), (.falseFlagged, "false found"),
    ]
  }

  private var table: TextTable {
    var table = TextTable(
      heads: [(text: "", side: .left)] + Self.heads.map { (text: $0.name, side: .right) }
    )
    for (measure, name) in names {
      let cells = Self.heads.map { figure.written(evaluation.all[$0.scorer, measure]) }
      // What no scorer has (labelled values, categories) is left out.
      guard cells.contains(where: { $0 != FigureText.unknown }) else { continue }
      table.rows.append([name] + cells)
    }
    return table
  }

  private func groups(_ measure: SpanMeasure, _ name: String) -> [String] {
    var table = TextTable(
      heads: [(text: name, side: .left), (text: "n", side: .right)]
        + Self.heads.map { (text: $0.name, side: .right) }
    )
    for part in evaluation.groups {
      let cells = Self.heads.map { figure.written(part[$0.scorer, measure]) }
      table.rows.append([part.group ?? "", figure.count(part.counts.responses)] + cells)
    }
    return table.rows.isEmpty ? [] : table.lines
  }

  private var reliability: [String] {
    let held = evaluation.all.reliability.filter { $0.count > 0 }
    guard !held.isEmpty else { return [] }
    var table = TextTable(
      heads: [
        (text: "predicted score", side: .left), (text: "values", side: .right),
        (text: "mean score", side: .right), (text: "false", side: .right),
      ]
    )
    for bin in held {
      let ends = "\(figure.fixed(bin.low, digits: 1)) to \(figure.fixed(bin.high, digits: 1))"
      let shares = [bin.meanScore, bin.share].map { share in
        share.map { figure.fixed($0, digits: 3) } ?? FigureText.unknown
      }
      table.rows.append([ends, figure.count(bin.count)] + shares)
    }
    return table.lines
  }

  // MARK: Words

  private var legend: [String] {
    let values =
      evaluation.all.counts.values == 0
      ? "'any value' marks the names, numbers, dates and titles that can be told by their writing; "
        + "the gold labels name no values, so nothing is told of values."
      : "'any value' marks every value of the gold labels. true left: true values that no flagged "
        + "span meets; false found: false values that one meets."
    let intervals = "In brackets 95 % intervals over prompts; \(FigureText.unknown): not estimable."
    return ["\(intervals) \(values)"]
  }

  private var notes: [String] {
    let notes: [(count: Int, noun: String, says: String)] = [
      (
        pairs.goldWithoutPrediction, "gold response",
        "without a prediction: taken for ones in which nothing was predicted."
      ),
      (pairs.predictedWithoutGold, "predicted response", "without gold labels: left out."),
      (
        files.gold.reduce(0) { $0 + $1.unknown }, "gold response",
        "not among --responses: left out."
      ),
      (files.predicted.unknown, "predicted response", "not among --responses: left out."),
      (pairs.cutRanges, "range", "past the end of the response: cut there."),
    ]
    let hasScores = pairs.pairs.contains { !$0.predicted.tokenScores.isEmpty }
    let scored = hasScores ? ["Tokens are ranked by the prediction's own score of each token."] : []
    let unlocated = ([files.predicted] + files.gold).reduce(0) { $0 + $1.unlocated.count }
    let marks =
      unlocated > 0 ? ["\(figure.count(unlocated, "mark")) without a place: left out."] : []
    return scored
      + notes.filter { $0.count > 0 }.map { "\(figure.count($0.count, $0.noun)) \($0.says)" }
      + marks
  }
}
