import Evaluation
import Reporting
import SpoorModel

/// How good traces are, as a person reads it: for each model what the traces find beside random rows,
/// and their provenance by class of value.
struct TraceEvaluationText {
  private let evaluation: TraceEvaluation
  private let files: EvaluatedTraces
  private let figure = FigureText.terminal

  init(_ evaluation: TraceEvaluation, from files: EvaluatedTraces) {
    (self.evaluation, self.files) = (evaluation, files)
  }

  /// The lines, in blocks that empty lines part.
  func text(width: Int) -> String {
    let title = "\(listed(files.predicted)) against \(listed(files.gold))"
    let prose = { (lines: [String]) in lines.flatMap { $0.wrapped(toColumns: width) } }
    let parts = evaluation.parts.flatMap { part in
      [prose(heads(of: part))] + part.retrieval.map { prose([head($0)]) + table($0) }
        + [prose(classHeads(of: part)) + table(part.provenance)]
    }
    let blocks = [prose([title])] + parts + [prose(legend + notes)]
    return blocks.filter { !$0.isEmpty }.map { $0.map(\.visible).joined(separator: "\n") }
      .joined(separator: "\n\n") + "\n"
  }

  private func listed(_ paths: [String]) -> String {
    let more = paths.count - Self.namedFiles
    return paths.prefix(Self.namedFiles).joined(separator: ", ")
      + (more > 0 ? " and \(figure.count(more)) more" : "")
  }

  /// So many files of a side are named in the first line.
  private static let namedFiles = 2

  // MARK: What there is

  private func heads(of part: TraceEvaluationPart) -> [String] {
    let counts = part.counts
    let name = part.model + (part.comparedWith.map { ", compared with \($0)" } ?? "")
    let cleared = counts.cleared > 0 ? ", \(figure.count(counts.cleared)) of cleared spans" : ""
    let head = """
      \(name): \(figure.count(counts.prompts, "prompt")), \(figure.count(counts.values, "value")), \
      \(figure.count(counts.falseValues)) false; \
      \(figure.count(counts.flagged, "trace")) of doubted spans\(cleared)
      """
    let none = "No trace is of this model: every value counts as not found."
    let bare =
      "\(figure.count(counts.withoutRows, "trace")) without \"rows\": taken to list none."
    return [head] + (counts.flagged + counts.cleared == 0 ? [none] : [])
      + (counts.withoutRows > 0 ? [bare] : [])
  }

  // MARK: Rows

  private func head(_ retrieval: RowRetrieval) -> String {
    let counts = retrieval.counts
    let (name, needs) =
      switch retrieval.sought {
      case .stating: ("Rows of the same relation and value", "rows_same_relation_value")
      case .wording:
        (
          "Rows of the same relation, value and wording, where under half of the value's rows are",
          "rows_same_relation_value, rows_clause or n_rows_value"
        )
      }
    let unknown = "for \(figure.count(counts.unknown, "false value")) the gold labels lack \(needs)"
    guard counts.values + counts.cut > 0 || counts.unknown == 0 else {
      return "\(name): not known; \(unknown)."
    }
    let found =
      "\(figure.count(counts.values, "false value")) with some, "
      + "\(figure.count(counts.untraced)) of them without a trace"
    let cut =
      "for \(figure.count(counts.cut, "false value")) the gold labels list only some: left out"
    let parts = [found] + (counts.cut > 0 ? [cut] : [])
    return "\(name): "
      + (parts + (counts.unknown > 0 ? ["\(unknown): left out"] : []))
      .joined(separator: "; ") + "."
  }

  private func table(_ retrieval: RowRetrieval) -> [String] {
    guard retrieval.counts.values > 0 else { return [] }
    var table = TextTable(
      heads: [
        (text: "", side: .left), (text: "all", side: .right), (text: "random rows", side: .right),
        (text: "with a trace", side: .right), (text: "random rows", side: .right),
      ]
    )
    for measure in RetrievalMeasure.allCases {
      let cells = RowRetrieval.Reach.allCases.flatMap { reach in
        RowRetrieval.Lister.allCases.map { figure.written(retrieval[$0, measure, reach]) }
      }
      table.rows.append([Self.name(measure)] + cells)
    }
    return table.lines
  }

  private static func name(_ measure: RetrievalMeasure) -> String {
    switch measure {
    case .recallAt1: "recall@1"
    case .recallAt5: "recall@5"
    case .recallAt10: "recall@10"
    case .reciprocalRank: "MRR"
    }
  }

  // MARK: Provenance

  private func classHeads(of part: TraceEvaluationPart) -> [String] {
    let unclassified = part.counts.unclassified
    guard unclassified > 0 else { return ["Provenance of values"] }
    let lack = "for \(figure.count(unclassified, "false value")) the gold labels lack"
    let key = "value_only_in_tuning"
    return unclassified == part.counts.falseValues
      ? ["Provenance of false values by class: not known; \(lack) \(key)."]
      : ["Provenance of values; \(lack) \(key): left out."]
  }

  private func table(_ classes: [ClassProvenance]) -> [String] {
    let classes = classes.filter { $0.values > 0 }
    guard !classes.isEmpty else { return [] }
    var table = TextTable(
      heads: [(text: "", side: .left)]
        + classes.map { (text: Self.name($0.valueClass), side: .right) }
    )
    table.rows.append(["values"] + classes.map { figure.count($0.values) })
    for provenance in Provenance.allCases {
      let cells = classes.map { figure.count($0.counts[provenance] ?? 0) }
      table.rows.append([provenance.rawValue] + cells)
    }
    table.rows.append(["no trace"] + classes.map { figure.count($0.untraced) })
    table.rows.append(["share borrowed"] + classes.map { figure.written($0.borrowed) })
    return table.lines
  }

  private static func name(_ valueClass: ValueClass) -> String {
    switch valueClass {
    case .falseOnlyInTuning: "false, only in tuning"
    case .falseOther: "false, other"
    case .holds: "true"
    }
  }

  // MARK: Words

  private var legend: [String] {
    [
      """
      In brackets 95 % intervals over prompts; \(FigureText.unknown): not estimable. recall@k: the \
      share of values with a sought row among the first k of the trace; a value without a trace was \
      not found. random rows: what is expected of the rows that hold the value in random order.
      """
    ]
  }

  private var notes: [String] {
    let count = evaluation.tracesWithoutGold
    return count == 0
      ? [] : ["\(figure.count(count, "trace")) of models without gold values: left out."]
  }
}
