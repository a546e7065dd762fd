/// What several runs of one experiment add to a ratio, prompt by prompt: training seeds, random draws.
///
/// Every run has the same prompts in the same order. The figure is the mean over runs of each run's ratio,
/// so that a run counts once however much it says.
public struct RunTerms: Hashable, Sendable {
  /// One list a run, one term a prompt.
  public let runs: [[RatioTerm]]

  /// Takes the terms of at least one run; all have as many prompts.
  public init(_ runs: [[RatioTerm]]) {
    precondition(!runs.isEmpty, "no run")
    precondition(runs.allSatisfy { $0.count == runs[0].count }, "runs over different prompts")
    self.runs = runs
  }

  /// How many prompts each run has.
  public var prompts: Int { runs[0].count }

  /// The mean over runs of their ratios; `nil` where a run has none.
  public var mean: Double? {
    mean(ofRuns: runs.indices, prompts: Array(0..<prompts))
  }

  /// Each run's ratio; `nil` over 0.
  public var ratios: [Double?] { runs.map { $0.reduce(into: RatioTerm.nothing, +=).ratio } }

  /// The mean over some runs, each as often as it stands there, of their ratios over some prompts.
  func mean(ofRuns drawn: some Collection<Int>, prompts: [Int]) -> Double? {
    var sum = 0.0
    for run in drawn {
      var term = RatioTerm.nothing
      for prompt in prompts { term += runs[run][prompt] }
      guard let ratio = term.ratio else { return nil }
      sum += ratio
    }
    return sum / Double(drawn.count)
  }
}

extension Bootstrap {
  /// The interval of the mean over runs, runs and prompts drawn anew.
  ///
  /// As ``interval(of:minus:)``, with one side.
  public func interval(of runs: RunTerms) -> Interval? {
    interval(ofRuns: [runs]) { $0[0] }
  }

  /// The interval of a difference of two means over runs, when the runs of either side and the prompts
  /// that both share are drawn anew, each apart from the others (two levels, crossed; Owen 2007).
  ///
  /// Of R runs R − 1 are drawn, with replacement (Rao and Wu 1988): of two or three runs, drawing R would
  /// make the spread between runs too small by (R − 1) / R. A single run stays as it is, so that with one
  /// run a side this is ``interval(ofDifference:)``, to the last digit. Prompts are drawn as everywhere.
  /// Complexity: O(`replicates` · runs · prompts).
  public func interval(of first: RunTerms, minus second: RunTerms) -> Interval? {
    precondition(first.prompts == second.prompts, "sides over different prompts")
    return interval(ofRuns: [first, second]) { $0[0] - $0[1] }
  }

  private func interval(ofRuns sides: [RunTerms], _ statistic: ([Double]) -> Double) -> Interval? {
    let prompts = sides[0].prompts
    guard prompts >= 2 else { return nil }
    var generator = SplitMix64(seed: seed)
    var values: [Double] = []
    for _ in 0..<replicates {
      let drawn = (0..<prompts).map { _ in generator.index(below: prompts) }
      let means = sides.map { side in
        side.mean(ofRuns: generator.runs(of: side.runs.count), prompts: drawn)
      }
      let defined = means.compactMap { $0 }
      guard defined.count == sides.count else { continue }
      values.append(statistic(defined))
    }
    return percentiles(of: values.filter(\.isFinite))
  }
}

extension SplitMix64 {
  /// Which runs are drawn of so many; a single one without drawing.
  fileprivate mutating func runs(of count: Int) -> [Int] {
    count == 1 ? [0] : (1..<count).map { _ in index(below: count) }
  }
}
