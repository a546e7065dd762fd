import AuditStore
import ScratchFiles
import SpoorModel
import Statistics
import Testing

@testable import Review

/// How often 95 % intervals hold the truth; `SPOOR_HEAVY=1` has the figures of docs/figures.md.
@Suite("Rates of simulated reviews")
struct RateCoverageTests {
  /// 2,000 spans of three models, 300 of them drawn.
  private static let responses = 190
  private static let sample = 300
  private static let replicates = TestScale.count(40, heavy: 2_000)
  private static let bootstrap = Bootstrap(replicates: TestScale.count(200, heavy: 1_000))
  /// What 95 % may come out as; of few intervals chance allows more.
  private static let expected = TestScale.isHeavy ? 0.93...0.97 : 0.9...1
  private static let truth: [String: Double] = {
    var simulation = SimulatedReview(seed: 1)
    let spans = simulation.population(responses: 60_000)
    return Dictionary(
      uniqueKeysWithValues: SimulatedReview.models.map { ($0, spans.rate(of: $0)) }
    )
  }()

  /// How often an interval held what it was to hold, and how far the figure was off on the average.
  private struct Coverage: CustomStringConvertible {
    var intervals = 0
    var held = 0
    var bias = 0.0
    var widths = 0.0

    var share: Double { Double(held) / Double(intervals) }
    var meanBias: Double { bias / Double(intervals) }

    var description: String {
      "\(held) of \(intervals) (\(100 * share) %), bias \(meanBias), width \(widths / Double(intervals))"
    }

    /// What has no interval holds nothing.
    mutating func add(_ estimate: Estimate?, truth: Double) {
      intervals += 1
      guard let estimate, let low = estimate.low, let high = estimate.high else { return }
      if low <= truth, truth <= high { held += 1 }
      bias += estimate.value - truth
      widths += high - low
    }
  }

  private func rate(_ tasks: [JudgedTask], _ model: String) -> Estimate? {
    let share = JudgedSample(of: tasks).share(of: [model]) { $0.isCaused }
    return WeightedRate(share, by: Self.bootstrap).share
  }

  @Test(
    "of fresh audits the weighted rate's interval holds the process's rate, the unweighted does not"
  )
  func fresh() throws {
    var (weighted, unweighted, within) = (Coverage(), Coverage(), Coverage())
    for seed in 0..<Self.replicates {
      var simulation = SimulatedReview(seed: UInt64(100 + seed))
      let spans = simulation.population(responses: Self.responses)
      let tasks = simulation.judged(spans, sample: Self.sample, by: SimulatedReview.Experts())
      for (model, truth) in Self.truth {
        weighted.add(rate(tasks, model), truth: truth)
        unweighted.add(share(tasks, model, weight: { _ in 1 }), truth: truth)
        let alone = share(tasks, model, stratum: { "\($0.task.drawn.stratum)" })
        within.add(alone, truth: truth)
      }
    }
    print("fresh audits, drawn anew within strata: \(within)")
    print("fresh audits, weighted: \(weighted)\nfresh audits, unweighted: \(unweighted)")
    #expect(Self.expected.contains(weighted.share), "\(weighted)")
    #expect(within.share < weighted.share)
    #expect(abs(weighted.meanBias) < 0.02)
    #expect(unweighted.share < 0.5, "\(unweighted)")
    #expect(unweighted.meanBias > 0.1)
  }

  @Test("so it does where the queue shared out its places")
  func proportional() {
    var coverage = Coverage()
    for seed in 0..<Self.replicates {
      var simulation = SimulatedReview(seed: UInt64(20_000 + seed))
      let spans = simulation.population(responses: Self.responses)
      let tasks = simulation.judged(
        spans,
        sample: Self.sample,
        places: .proportional,
        by: SimulatedReview.Experts()
      )
      for (model, truth) in Self.truth { coverage.add(rate(tasks, model), truth: truth) }
    }
    print("places shared out: \(coverage)")
    #expect(Self.expected.contains(coverage.share), "\(coverage)")
    #expect(abs(coverage.meanBias) < 0.02)
  }

  /// The rate with other weights, or drawn anew within other strata, than the product has.
  private func share(
    _ tasks: [JudgedTask],
    _ model: String,
    weight: (JudgedSample.Item) -> Double = { $0.weight },
    stratum: (JudgedSample.Item) -> String = { $0.task.drawn.model }
  ) -> Estimate? {
    let items = JudgedSample(of: tasks).items.filter { $0.task.drawn.model == model }
    let share = StratifiedShare(
      of: items.map {
        StratifiedShare.Item(
          stratum: stratum($0),
          cluster: $0.task.drawn.task.prompt.id,
          weight: weight($0),
          holds: $0.answers.isCaused
        )
      }
    )
    return WeightedRate(share, by: Self.bootstrap).share
  }

  @Test(
    "of one audit's many samples the interval holds the audit's own rate, too often if anything"
  )
  func fixed() {
    var simulation = SimulatedReview(seed: 7)
    let spans = simulation.population(responses: Self.responses)
    var coverage = Coverage()
    for _ in 0..<Self.replicates {
      let tasks = simulation.judged(spans, sample: Self.sample, by: SimulatedReview.Experts())
      for model in SimulatedReview.models {
        coverage.add(rate(tasks, model), truth: spans.rate(of: model))
      }
    }
    print("one audit: \(coverage)")
    #expect(coverage.share > Self.expected.lowerBound, "\(coverage)")
    #expect(abs(coverage.meanBias) < 0.02)
  }

  @Test("half of a queue tells the same as all of it, less surely")
  func half() {
    var coverage = Coverage()
    for seed in 0..<Self.replicates {
      var simulation = SimulatedReview(seed: UInt64(40_000 + seed))
      let spans = simulation.population(responses: Self.responses)
      var tasks = simulation.judged(spans, sample: Self.sample, by: SimulatedReview.Experts())
      for place in simulation.half(of: tasks.indices) { tasks[place].verdicts = [] }
      for (model, truth) in Self.truth { coverage.add(rate(tasks, model), truth: truth) }
    }
    print("half-judged queues: \(coverage)")
    #expect(Self.expected.contains(coverage.share), "\(coverage)")
    #expect(abs(coverage.meanBias) < 0.02)
  }

  @Test(
    "where experts accept what is not related, the decoys tell how much, and the rate is corrected"
  )
  func corrected() throws {
    var (raw, corrected) = (Coverage(), Coverage())
    let experts = SimulatedReview.Experts(unsure: 0.02, falseAcceptance: 0.2, overlap: 0)
    for seed in 0..<Self.replicates {
      var simulation = SimulatedReview(seed: UInt64(80_000 + seed))
      let spans = simulation.population(responses: Self.responses)
      let tasks = simulation.judged(spans, sample: Self.sample, by: experts, decoys: 30)
      for (model, truth) in Self.truth {
        let found = try #require(rate(tasks, model))
        let decoys = DecoyAcceptance(of: tasks.filter { $0.drawn.model == model })
        raw.add(found, truth: truth)
        corrected.add(decoys.corrected(found), truth: truth)
      }
    }
    print("false acceptance 0.2, raw: \(raw)\nfalse acceptance 0.2, corrected: \(corrected)")
    #expect(raw.meanBias > 0.1)
    #expect(abs(corrected.meanBias) < 0.03, "\(corrected)")
    #expect(Self.expected.contains(corrected.share), "\(corrected)")
  }
}
