import Figures
import Foundation
import SpoorModel
import Statistics

/// The borrowed share of doubted spans against that of controls, prompt by prompt.
struct Comparison {
  /// The odds ratio with what can be said of it.
  enum Odds {
    case estimated(Estimate)
    case notEstimable

    var estimate: Estimate? {
      switch self {
      case .estimated(let estimate): estimate
      case .notEstimable: nil
      }
    }

    var words: String {
      switch self {
      case .estimated(let estimate): "; odds ratio \(String(format: "%.1f", estimate.value))"
      case .notEstimable: "; odds ratio not estimable"
      }
    }
  }

  /// Strata of the odds ratio: spans of one kind and about one number of tokens.
  private struct Stratum: Hashable, Comparable {
    var kind: SpanKind
    var tokens: Int

    /// Bins of 1, 2, 3–4, and 5 or more tokens.
    init(_ trace: Trace) {
      kind = trace.span.kind
      tokens = [1, 2, 4].firstIndex { trace.tokenCount <= $0 } ?? 3
    }

    static func < (one: Stratum, other: Stratum) -> Bool {
      (one.kind.rawValue, one.tokens) < (other.kind.rawValue, other.tokens)
    }
  }

  private let cases: [String: [Trace]]
  private let controls: [String: [Trace]]
  private let prompts: [String]
  private let bootstrap: Bootstrap

  init(_ cases: [Trace], _ controls: [Trace], _ bootstrap: Bootstrap) {
    self.cases = Dictionary(grouping: cases, by: \.span.promptID)
    self.controls = Dictionary(grouping: controls, by: \.span.promptID)
    prompts = Set(self.cases.keys).union(self.controls.keys).sorted()
    self.bootstrap = bootstrap
  }

  /// How much larger the share with a property is among cases than among controls; `nil` when
  /// either group is empty.
  func difference(where holds: (Trace) -> Bool) -> Estimate? {
    let pairs = prompts.map {
      PairedRatioTerms(
        Self.term(cases[$0] ?? [], where: holds),
        minus: Self.term(controls[$0] ?? [], where: holds)
      )
    }
    return Estimate(ofDifference: pairs, by: bootstrap)
  }

  /// The Mantel–Haenszel odds ratio with a bootstrap interval over prompts.
  var oddsRatio: Odds {
    let units = prompts.map(strata)
    guard case .estimated(let ratio) = MantelHaenszel(strata: Self.merged(units)).estimate else {
      return .notEstimable
    }
    let interval = bootstrap.interval(over: units) {
      MantelHaenszel(strata: Self.merged($0)).pointEstimate
    }
    return .estimated(Estimate(value: ratio.value, low: interval?.low, high: interval?.high))
  }

  private static func term(_ traces: [Trace], where holds: (Trace) -> Bool) -> RatioTerm {
    RatioTerm(
      Double(traces.filter(holds).count),
      over: Double(traces.count)
    )
  }

  private func strata(of prompt: String) -> [Stratum: FourfoldTable] {
    var tables: [Stratum: FourfoldTable] = [:]
    for trace in cases[prompt] ?? [] {
      let holds = trace.provenance == .borrowed ? 1 : 0
      tables[Stratum(trace), default: .empty] += FourfoldTable(
        casesWith: holds,
        casesWithout: 1 - holds,
        controlsWith: 0,
        controlsWithout: 0
      )
    }
    for trace in controls[prompt] ?? [] {
      let holds = trace.provenance == .borrowed ? 1 : 0
      tables[Stratum(trace), default: .empty] += FourfoldTable(
        casesWith: 0,
        casesWithout: 0,
        controlsWith: holds,
        controlsWithout: 1 - holds
      )
    }
    return tables
  }

  private static func merged(_ units: [[Stratum: FourfoldTable]]) -> [FourfoldTable] {
    var sums: [Stratum: FourfoldTable] = [:]
    for unit in units {
      for (stratum, table) in unit { sums[stratum, default: .empty] += table }
    }
    // In one order, because sums of fractions differ in their last digits otherwise.
    return sums.sorted { $0.key < $1.key }.map(\.value)
  }
}

extension FourfoldTable {
  fileprivate static let empty = FourfoldTable(
    casesWith: 0,
    casesWithout: 0,
    controlsWith: 0,
    controlsWithout: 0
  )
}
