import Audits
import Reporting
import SpoorModel
import Statistics

/// Runs as a person reads them: a column a run, then a column a pair of runs.
struct RunsText {
  private let compared: ComparedRuns
  private let figure = FigureText.terminal

  init(_ compared: ComparedRuns) { self.compared = compared }

  /// The tables; one that is wider than `width` continues below.
  func text(width: Int) -> String {
    let blocks =
      tables(runColumns, titles: runTitles, width)
      + tables(pairColumns, titles: pairTitles, width) + [spreads]
      + [compared.notes.flatMap { $0.wrapped(toColumns: width) }]
    return blocks.filter { !$0.isEmpty }.map { $0.map(\.visible).joined(separator: "\n") }
      .joined(separator: "\n\n") + "\n"
  }

  private static let measures: [(measure: RunMeasure, title: String, scale: Double)] = [
    (.shifted, "shifted tokens, %", 100), (.klTunedBase, "KL(tuned‖base), nats", 1),
    (.doubtedAnswers, "answers with a doubted span, %", 100),
    (.doubtedSpans, "doubted spans an answer", 1),
    (.doubtedPerWords, "  in 100 words", 1),
    (.borrowed, "borrowed, % of doubted spans", 100),
    (.excess, "  excess over C1, points", 100),
  ]

  // MARK: Runs

  private var runTitles: [String] {
    ["", "audit", "method", "dataset", "rows", "params", "epoch", "arm", "seed", "answers"]
      + Self.measures.map(\.title)
  }

  private var runColumns: [[String]] {
    compared.runs.map { run in
      [
        run.model, run.audit, run.method, run.dataset ?? FigureText.unknown,
        run.rows.map { figure.count($0) } ?? FigureText.unknown, run.params ?? FigureText.unknown,
        run.epoch.map(String.init) ?? FigureText.unknown, run.arm ?? FigureText.unknown,
        run.seed.map(String.init) ?? FigureText.unknown, figure.count(run.answers),
      ] + cells(run.measures)
    }
  }

  // MARK: Pairs

  private var pairTitles: [String] {
    ["paired difference", "less", "differ in", "told of one only", "prompts"]
      + Self.measures.map { $0.title.replacing(", %", with: ", points") }
  }

  private var pairColumns: [[String]] {
    compared.differences.map { pair in
      [
        name(of: pair.run), name(of: pair.less),
        pair.differs.isEmpty ? FigureText.unknown : pair.differs.joined(separator: ", "),
        pair.untold.isEmpty ? FigureText.unknown : pair.untold.joined(separator: ", "),
        figure.count(pair.prompts),
      ] + cells(pair.measures)
    }
  }

  /// A model's name, with its audit's where several hold one of that name.
  private func name(of place: Int) -> String {
    let run = compared.runs[place]
    let isAlone = compared.runs.count { $0.model == run.model } == 1
    return isAlone ? run.model : "\(run.audit)/\(run.model)"
  }

  private func cells(_ measures: [String: Estimate]) -> [String] {
    Self.measures.map { measure, _, scale in
      guard let estimate = measures[measure.rawValue] else { return FigureText.unknown }
      let digits = scale == 1 ? 2 : 1
      let value = figure.fixed(scale * estimate.value, digits: digits)
      let interval = figure.interval(estimate, times: scale, digits: digits)
      return interval.map { "\(value) (\($0))" } ?? value
    }
  }

  // MARK: Spreads

  private var spreads: [String] {
    compared.spreads.flatMap { spread -> [String] in
      let ranges = Self.measures.compactMap { measure, title, scale -> String? in
        guard let range = spread.ranges[measure.rawValue] else { return nil }
        let ends = [range.low, range.high].map {
          figure.fixed(scale * $0, digits: scale == 1 ? 2 : 1)
        }
        let title = title.split(separator: " ").joined(separator: " ")
        return "  \(title): \(ends[0]) to \(ends[1])"
      }
      return [
        "Least and greatest of \(figure.count(spread.runs, "run")) with method \(spread.method):"
      ]
        + ranges
    }
  }

  // MARK: Tables

  /// Titles and columns as lines, as many columns side by side as fit; rows that no column knows are left
  /// out.
  private func tables(_ columns: [[String]], titles: [String], _ width: Int) -> [[String]] {
    let known = titles.indices.filter { row in columns.contains { $0[row] != FigureText.unknown } }
    var rest = columns[...]
    var tables: [[String]] = []
    while !rest.isEmpty {
      var count = 1
      var lines = table(rest.prefix(count), titles, known)
      while count < rest.count {
        let wider = table(rest.prefix(count + 1), titles, known)
        guard (wider.map(\.columns).max() ?? 0) <= width else { break }
        (count, lines) = (count + 1, wider)
      }
      tables.append(lines)
      rest = rest.dropFirst(count)
    }
    return tables
  }

  private func table(_ columns: ArraySlice<[String]>, _ titles: [String], _ rows: [Int]) -> [String]
  {
    guard let head = rows.first else { return [] }
    var table = TextTable(
      heads: [(text: titles[head], side: .left)]
        + columns.map { (text: $0[head], side: .right) }
    )
    table.rows = rows.dropFirst().map { row in [titles[row]] + columns.map { $0[row] } }
    return table.lines
  }
}
