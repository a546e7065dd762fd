import SpoorModel

/// An audit's figures as drawings for a paper.
public struct ReportPlots {
  private let models: [ModelSummary]

  /// Draws what `summary` holds.
  public init(_ summary: AuditSummary) { models = summary.models }

  /// The drawings of everything that is known.
  public var files: [PlotFile] { borrowing + divergence }

  private var borrowing: [PlotFile] {
    guard models.contains(where: { $0.flaggedSpans > 0 }) else { return [] }
    return [
      IntervalPlot(
        file: "borrowed-excess",
        title: "Borrowed doubted spans beyond the base model's own (C1), percentage points",
        scale: 100,
        rows: models.map {
          IntervalPlot.Row(group: $0.name, name: "", estimate: $0.attribution.excess)
        }
      ).plot,
      IntervalPlot(
        file: "borrowed-beside-controls",
        title: "Borrowed by the rule, % of spans, beside the controls",
        scale: 100,
        rows: models.flatMap(groups)
      ).plot,
      SharePlot(
        file: "provenance",
        title: "Doubted spans by provenance",
        parts: Provenance.allCases.map(\.rawValue),
        rows: models.map { model in
          SharePlot.Row(
            name: model.name,
            sizes: Provenance.allCases.map { Double(model.provenance[$0.rawValue] ?? 0) }
          )
        }
      ).plot,
    ]
  }

  private func groups(of model: ModelSummary) -> [IntervalPlot.Row] {
    let figures = model.attribution
    let groups: [(String, AttributionFigures.Group)] = [
      ("doubted", figures.flagged), ("C1: base's own", figures.baseFlagged),
      ("C2: cleared, unstated", figures.clearedUnstated),
      ("C3: cleared, stated", figures.clearedStated),
    ]
    return groups.enumerated().map { place, group in
      IntervalPlot.Row(
        group: model.name,
        name: group.0,
        isControl: place > 0,
        estimate: group.1.borrowed.share
      )
    }
  }

  private var divergence: [PlotFile] {
    let known = models.compactMap { model in model.divergence.map { (model.name, $0) } }
    guard !known.isEmpty else { return [] }
    let curves = known.indices.map { index in
      let (name, figures) = known[index]
      let others = known.indices.filter { $0 != index }.map { known[$0].1.bins }
      return PlotFile(
        name: "kl-by-position-\(index + 1)",
        width: 384,
        height: 262,
        title: "KL(tuned‖base) of \(name) by relative position, nats",
        drawing: KLCurve(name: name, bins: figures.bins, others: others).marks,
        csv: csv(of: name, figures.bins)
      )
    }
    let parts = IntervalPlot(
      file: "kl-first-and-rest",
      title: "KL(tuned‖base), nats: the first 5 % of a response and the rest",
      rows: known.flatMap { name, figures in
        [
          IntervalPlot.Row(group: name, name: "first 5 %", estimate: figures.first),
          IntervalPlot.Row(group: name, name: "rest", isControl: true, estimate: figures.rest),
        ]
      }
    )
    let shifts = SharePlot(
      file: "shift-classes",
      title: "Tokens by the base model's rank: shifted > 3, marginal 2–3, unshifted 1",
      parts: ShiftClass.allCases.reversed().map(\.rawValue),
      rows: known.map { name, figures in
        SharePlot.Row(
          name: name,
          sizes: ShiftClass.allCases.reversed().map { figures.shiftShares[$0.rawValue] ?? 0 }
        )
      }
    )
    return curves + [parts.plot, shifts.plot]
  }

  private func csv(of name: String, _ bins: [Estimate?]) -> String {
    let width = 100 / Double(max(bins.count, 1))
    return PlotFile.csv(
      [["model", "from_percent", "to_percent", "kl_tuned_base", "low", "high"]]
        + bins.enumerated().map { bin, estimate in
          let ends = [Double(bin) * width, Double(bin + 1) * width].map { "\($0)" }
          let figures = [estimate?.value, estimate?.low, estimate?.high]
          return [name] + ends + figures.map { $0.map { "\($0)" } ?? "" }
        }
    )
  }
}
