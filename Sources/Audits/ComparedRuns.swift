import Figures
import Reporting
public import SpoorModel
public import Statistics

/// Tuned models of one audit or several by how they were tuned: what tuning shifted, how much is doubted,
/// and the excess of borrowed spans.
public struct ComparedRuns: Sendable, Encodable {
  /// One tuned model.
  public struct Run: Sendable, Encodable {
    /// The audit's name.
    public var audit: String
    /// The model's name.
    public var model: String
    /// How it was tuned.
    public var method: String
    /// The name of the data that it was tuned on.
    public var dataset: String?
    /// The number of training rows.
    public var rows: Int?
    /// The number of parameters, as written.
    public var params: String?
    /// The epoch.
    public var epoch: Int?
    /// The arm of an ablation kit that it was trained on.
    public var arm: String?
    /// The seed that it was trained with.
    public var seed: Int?
    /// The number of its answers.
    public var answers: Int
    /// Every measure over all answers, by its name.
    public var measures: [String: Estimate]
  }

  /// One run less another, over the prompts that both answer.
  public struct Difference: Sendable, Encodable {
    /// The run that is diminished, as a place in ``ComparedRuns/runs``.
    public var run: Int
    /// The run that is taken away.
    public var less: Int
    /// The settings that differ, by audit.yaml's keys; empty where none is known to.
    public var differs: [String]
    /// The settings that only one of the two tells.
    public var untold: [String]
    /// The prompts of one id and text that both answer.
    public var prompts: Int
    /// Each measure's difference, by its name; none under ten prompts.
    public var measures: [String: Estimate]
  }

  /// How far runs of one method lie apart.
  public struct Spread: Sendable, Encodable {
    /// The method.
    public var method: String
    /// How many runs it has, at least two.
    public var runs: Int
    /// The least and the greatest value of each measure, by its name.
    public var ranges: [String: Interval]
  }

  /// Which form the document has.
  public let schema = "spoor.runs/1"
  /// The runs, in the order in which they were named.
  public let runs: [Run]
  /// Every pair of runs with a prompt in common.
  public let differences: [Difference]
  /// Every method of at least two runs.
  public let spreads: [Spread]
  /// What a reader must know to read the figures.
  public let notes: [String]

  /// Compares runs; intervals are drawn over prompts.
  public init(_ runs: [AuditedRun], replicates: Int = 1_000) {
    let bootstrap = Bootstrap(replicates: replicates)
    let described = runs.map { Run($0, bootstrap) }
    self.runs = described
    differences = runs.indices.flatMap { first in
      runs.indices.dropFirst(first + 1).compactMap { second in
        Difference((first, runs[first]), less: (second, runs[second]), bootstrap)
      }
    }
    let methods = Dictionary(grouping: described, by: \.method).filter { $0.value.count > 1 }
    spreads = methods.sorted { $0.key < $1.key }.map { Spread(method: $0.key, $0.value) }
    notes = Self.notes(runs)
  }

  private static func notes(_ runs: [AuditedRun]) -> [String] {
    let pairs = runs.indices.flatMap { first in
      runs.indices.dropFirst(first + 1).map { (runs[first], runs[$0]) }
    }
    let mixed = pairs.contains {
      $0.settings(otherThan: $1).count + $0.settingsUntold(besides: $1).count > 1
    }
    // Runs of one setting that name their seeds, and different ones.
    let repeated = runs.filter { run in
      runs.contains {
        run.settings(otherThan: $0).isEmpty && run.settingsUntold(besides: $0).isEmpty
          && run.hasOtherSeed(than: $0)
      }
    }
    let single = runs.filter { run in !repeated.contains { $0.isSame(as: run) } }.map(
      \.summary.name
    )
    let names = single.count == runs.count ? "" : " (\(single.joined(separator: ", ")))"
    let isBare = runs.allSatisfy { !$0.doubts } && runs.allSatisfy { $0.summary.divergence == nil }
    return [
      isBare
        ? "Nothing was doubted and no per-token values are known, so there is nothing to compare here; the "
          + "audits' summaries say what their answers have in common with the dataset."
        : nil,
      mixed
        ? "Where runs differ in more than one setting, nothing tells which of them made the difference."
        : nil,
      single.isEmpty || isBare
        ? nil : "One run a setting\(names): what another seed would change is not known.",
    ].compactMap(\.self)
  }
}

extension ComparedRuns.Run {
  fileprivate init(_ run: AuditedRun, _ bootstrap: Bootstrap) {
    let summary = run.summary
    self.init(
      audit: run.audit,
      model: summary.name,
      method: summary.method.rawValue,
      dataset: summary.dataset,
      rows: summary.rows,
      params: summary.params,
      epoch: summary.epoch,
      arm: summary.arm,
      seed: summary.seed,
      answers: run.answers.count,
      measures: RunMeasure.allCases.reduce(into: [:]) {
        $0[$1.rawValue] = run.estimate(of: $1, by: bootstrap)
      }
    )
  }
}

extension ComparedRuns.Difference {
  fileprivate init?(
    _ one: (place: Int, run: AuditedRun),
    less other: (place: Int, run: AuditedRun),
    _ bootstrap: Bootstrap
  ) {
    let pairs = one.run.answers.sorted { $0.key < $1.key }.compactMap { id, answer in
      other.run.answers[id].flatMap { $0.prompt == answer.prompt ? (answer, $0) : nil }
    }
    guard !pairs.isEmpty else { return nil }
    let measured = RunMeasure.allCases.filter {
      one.run.doubts && other.run.doubts || !$0.isOfDoubtedSpans
    }
    self.init(
      run: one.place,
      less: other.place,
      differs: one.run.settings(otherThan: other.run),
      untold: one.run.settingsUntold(besides: other.run),
      prompts: pairs.count,
      measures: pairs.count < ComparedPrompts.needed
        ? [:]
        : measured.reduce(into: [:]) { $0[$1.rawValue] = Estimate($1, pairs, bootstrap) }
    )
  }
}

extension Estimate {
  /// A measure of the first answers less that of the second, prompts drawn together.
  fileprivate init?(
    _ measure: RunMeasure,
    _ pairs: [(AuditedRun.Answer, AuditedRun.Answer)],
    _ bootstrap: Bootstrap
  ) {
    // An answer without values has none to compare with the other's.
    let terms = pairs.map { (measure.terms(of: $0), measure.terms(of: $1)) }
      .filter { !measure.isOfTokens || ($0.minuend.denominator > 0 && $1.minuend.denominator > 0) }
    func difference(_ terms: [(PairedRatioTerms, PairedRatioTerms)]) -> Double? {
      let first = terms.reduce(into: PairedRatioTerms.nothing) { $0 += $1.0 }.difference
      let second = terms.reduce(into: PairedRatioTerms.nothing) { $0 += $1.1 }.difference
      return first.flatMap { first in second.map { first - $0 } }
    }
    guard let value = difference(terms) else { return nil }
    let interval = bootstrap.interval(over: terms, statistic: difference)
    self.init(value: value, low: interval?.low, high: interval?.high)
  }
}

extension RunMeasure {
  fileprivate var isOfTokens: Bool { !isOfDoubtedSpans }
}

extension ComparedRuns.Spread {
  fileprivate init(method: String, _ runs: [ComparedRuns.Run]) {
    let ranges = RunMeasure.allCases.reduce(into: [String: Interval]()) { ranges, measure in
      let values = runs.compactMap { $0.measures[measure.rawValue]?.value }
      guard values.count == runs.count, let low = values.min(), let high = values.max() else {
        return
      }
      ranges[measure.rawValue] = Interval(low: low, high: high)
    }
    self.init(method: method, runs: runs.count, ranges: ranges)
  }
}
