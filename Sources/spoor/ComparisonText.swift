import Audits
import Divergence
import Imitation
import Reporting
import SpoorModel

/// Compared models as a person reads them: a table of figures, then words, then differences.
struct ComparisonText {
  private let compared: ComparedModels
  private let figure = FigureText.terminal

  init(_ compared: ComparedModels) { self.compared = compared }

  /// The lines, in blocks that empty lines part.
  func text(width: Int) -> String {
    var blocks = [[title], table.lines, curves]
    blocks += compared.models.map(words)
    blocks.append(differences)
    blocks.append(compared.notes.flatMap { $0.wrapped(toColumns: width) })
    return blocks.filter { !$0.isEmpty }.map { $0.map(\.visible).joined(separator: "\n") }
      .joined(separator: "\n\n") + "\n"
  }

  private var title: String {
    let models = compared.models.map { "\($0.name) (\($0.method))" }.joined(separator: ", ")
    return "\(models) against \(compared.base); nats, 95 % intervals over prompts"
  }

  // MARK: Figures

  private typealias Row = (name: String, cell: (ComparedModels.Model) -> String)

  private var table: TextTable {
    var table = TextTable(
      heads: [(text: "", side: .left)] + compared.models.map { (text: $0.name, side: .right) }
    )
    for row in countRows + divergenceRows + shareRows {
      let cells = compared.models.map(row.cell)
      let isEmpty = cells.allSatisfy { $0 == FigureText.unknown || $0 == "0" }
      if !isEmpty { table.rows.append([row.name] + cells) }
    }
    return table
  }

  private var countRows: [Row] {
    let sources = DistributionSource.allCases.map { source -> Row in
      ("  \(Self.name(of: source))", { figure.count($0.sources[source.rawValue] ?? 0) })
    }
    return [("responses", { figure.count($0.responses.count) })] + sources
      + [("tokens", { figure.count($0.divergence.all.tokens) })]
  }

  private var divergenceRows: [Row] {
    [
      ("KL(tuned‖base), first 5 %", { atLeast($0, .klTunedBaseFirst) }),
      ("  the rest", { atLeast($0, .klTunedBaseRest) }),
      ("  all tokens", { atLeast($0, .klTunedBase) }),
      ("KL(base‖tuned)", { atLeast($0, .klBaseTuned) }),
      ("total variation", { atLeast($0, .totalVariation) }),
      ("Jensen-Shannon", { atLeast($0, .jensenShannon) }),
      ("lift a token", { estimate($0, .lift) }),
    ]
  }

  private var shareRows: [Row] {
    [
      ("unshifted (rank 1)", { share($0, .unshifted) }),
      ("marginal (2, 3)", { share($0, .marginal) }),
      ("shifted (above 3)", { share($0, .shifted) }),
      ("undecided tokens", { figure.count($0.divergence.all.shift.undecidedTokens) }),
      ("shifted tokens stand at", { share($0, .shiftedPlace) }),
      ("Jaccard@\(compared.listed)", { estimate($0, .jaccard) }),
      ("nDCG@\(compared.listed)", { estimate($0, .ndcg) }),
    ]
  }

  private static func name(of source: DistributionSource) -> String {
    switch source {
    case .logits: "measured from logits"
    case .precomputed: "precomputed"
    case .truncated: "from likeliest tokens"
    }
  }

  /// A divergence; one that intervals went into is a lower end.
  private func atLeast(_ model: ComparedModels.Model, _ measure: ComparedMeasure) -> String {
    let isBound = model.divergence.all.klTunedBase.boundedTokens > 0
    let text = estimate(model, measure)
    return isBound && text != FigureText.unknown ? "≥ " + text : text
  }

  private func estimate(_ model: ComparedModels.Model, _ measure: ComparedMeasure) -> String {
    model.measures[measure.rawValue].map { written($0, digits: 2) } ?? FigureText.unknown
  }

  private func share(_ model: ComparedModels.Model, _ measure: ComparedMeasure) -> String {
    guard let share = model.measures[measure.rawValue] else { return FigureText.unknown }
    return written(share, times: 100, digits: 1) + " %"
  }

  private func written(_ estimate: Estimate, times scale: Double = 1, digits: Int) -> String {
    let value = figure.fixed(scale * estimate.value, digits: digits)
    let interval = figure.interval(estimate, times: scale, digits: digits)
    return interval.map { "\(value) (\($0))" } ?? value
  }

  // MARK: Curves

  private var curves: [String] {
    let bins = compared.models.map { $0.divergence.all.klTunedBase.bins.map(\.mean) }
    let greatest = bins.joined().compactMap(\.self).max() ?? 0
    guard greatest > 0 else { return [] }
    let names = compared.models.map(\.name)
    let width = names.map(\.columns).max() ?? 0
    let curves = zip(names, bins).map { name, values in
      let bars = values.map { value in value.map { Self.bar($0 / greatest) } ?? " " }.joined()
      return "  \(name)\(String(repeating: " ", count: width - name.columns))  \(bars)"
    }
    let limit = figure.fixed(greatest, digits: 2)
    return ["KL(tuned‖base) from the first to the last twentieth of the responses, 0 to \(limit)"]
      + curves
  }

  private static let bars = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  private static func bar(_ share: Double) -> String {
    bars[min(bars.count - 1, Int(share * Double(bars.count)))]
  }

  // MARK: Words

  private static let shownWords = 8

  private func words(of model: ComparedModels.Model) -> [String] {
    guard model.split.total > 0 else { return [] }
    var lines = ["\(model.name): \(figure.count(model.split.total, "shifted word"))"]
    let parts = [
      ("response-initial", model.split.initial), ("style", model.split.style),
      ("content", model.split.content),
    ]
    let shares = parts.map { name, count in
      "\(name) \(figure.percent(Double(count) / Double(model.split.total)))"
    }
    lines.append("  kind       " + shares.joined(separator: ", "))
    let most = model.shiftedWords.prefix(Self.shownWords).map { word in
      "\(word.word) \(word.shifted)/\(word.occurrences)"
    }
    lines.append("  most       " + most.joined(separator: ", "))
    if let dataset = model.datasetWords { lines += self.dataset(dataset) }
    return lines
  }

  private func dataset(_ words: DatasetWords) -> [String] {
    let kinds: [(String, DatasetWords.Share)] = [
      ("shifted", words.shifted), ("shifted or marginal", words.shiftedOrMarginal),
      ("shifted, in doubted spans", words.shiftedInDoubtedSpans), ("unshifted", words.unshifted),
      ("all words", words.all),
    ]
    return [
      "  in outputs of the dataset: alone, and within a run of \(WordCoverage.runLength) words"
    ]
      + kinds.filter { $0.1.words > 0 }.map { name, share in
        let alone = figure.percent(Double(share.inOutputs) / Double(share.words))
        let runs = figure.percent(Double(share.inRuns) / Double(share.words))
        return "    \(alone), \(runs)  of \(figure.count(share.words)) \(name)"
      }
  }

  // MARK: Differences

  private var differences: [String] {
    guard !compared.differences.isEmpty else { return [] }
    let shown: [(ComparedMeasure, String, Double)] = [
      (.klTunedBaseFirst, "KL first 5 %", 1), (.klTunedBaseRest, "KL rest", 1),
      (.shifted, "shifted, points", 100), (.lift, "lift", 1),
    ]
    var table = TextTable(
      heads: [(text: "paired difference", side: .left), (text: "prompts", side: .right)]
        + shown.map { (text: $0.1, side: .right) }
    )
    for difference in compared.differences {
      let cells = shown.map { measure, _, scale in
        difference.measures[measure.rawValue].map {
          written($0, times: scale, digits: scale == 1 ? 2 : 1)
        } ?? FigureText.unknown
      }
      let name = "\(difference.model) - \(difference.less)"
      table.rows.append([name, figure.count(difference.prompts)] + cells)
    }
    return table.lines
  }
}
