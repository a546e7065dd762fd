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
  private static let replicates = TestScale.count(100, heavy: 2_000)
  private static let bootstrap = Bootstrap(replicates: TestScale.count(300, heavy: 1_000))
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

    mutating func add(_ estimate: Estimate?, truth: Double) throws {
      let estimate = try #require(estimate)
      let (low, high) = (try #require(estimate.low), try #require(estimate.high))
      intervals += 1
      if low <= truth, truth <= high { held += 1 }
      bias += estimate.value - truth
      widths += high - low
    }
  }

  private func share(_ tasks: [JudgedTask], _ model: String) -> Estimate? {
    let share = JudgedSample(of: tasks).share(of: [model]) { $0.isCaused }
    return WeightedRate(share, by: Self.bootstrap).share
  }

  @Test(
    "of fresh audits the weighted rate's interval holds the process's rate, the unweighted does not"
  )
  func fresh() throws {
    var (weighted, unweighted) = (Coverage(), Coverage())
    for seed in 0..<Self.replicates {
      var simulation = SimulatedReview(seed: UInt64(100 + seed))
      let spans = simulation.population(responses: Self.responses)
      let tasks = simulation.judged(spans, sample: Self.sample, by: SimulatedReview.Experts())
      for (model, truth) in Self.truth {
        try weighted.add(share(tasks, model), truth: truth)
        try unweighted.add(plainShare(tasks, model), truth: truth)
      }
    }
    print("fresh audits, weighted: \(weighted)\nfresh audits, unweighted: \(unweighted)")
    #expect((0.93...0.97).contains(weighted.share), "\(weighted)")
    #expect(abs(weighted.meanBias) < 0.01)
    #expect(unweighted.share < 0.5, "\(unweighted)")
    #expect(unweighted.meanBias > 0.1)
  }

  @Test("so it does where the queue shared out its places")
  func proportional() throws {
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
      for (model, truth) in Self.truth { try coverage.add(share(tasks, model), truth: truth) }
    }
    print("places shared out: \(coverage)")
    #expect((0.93...0.97).contains(coverage.share), "\(coverage)")
    #expect(abs(coverage.meanBias) < 0.01)
  }

  /// As if all judged items had been drawn with one chance.
  private func plainShare(_ tasks: [JudgedTask], _ model: String) -> Estimate? {
    let items = JudgedSample(of: tasks).items.filter { $0.task.drawn.model == model }
    let share = StratifiedShare(
      of: items.map {
        StratifiedShare.Item(
          stratum: model,
          cluster: $0.task.drawn.task.prompt.id,
          weight: 1,
          holds: $0.answers.isCaused
        )
      }
    )
    return WeightedRate(share, by: Self.bootstrap).share
  }

  @Test(
    "of one audit's many samples the interval holds the audit's own rate, too often if anything"
  )
  func fixed() throws {
    var simulation = SimulatedReview(seed: 7)
    let spans = simulation.population(responses: Self.responses)
    var coverage = Coverage()
    for _ in 0..<Self.replicates {
      let tasks = simulation.judged(spans, sample: Self.sample, by: SimulatedReview.Experts())
      for model in SimulatedReview.models {
        try coverage.add(share(tasks, model), truth: spans.rate(of: model))
      }
    }
    print("one audit: \(coverage)")
    #expect(coverage.share > 0.93, "\(coverage)")
    #expect(abs(coverage.meanBias) < 0.01)
  }

  @Test("half of a queue tells the same as all of it, less surely")
  func half() throws {
    var coverage = Coverage()
    for seed in 0..<Self.replicates {
      var simulation = SimulatedReview(seed: UInt64(40_000 + seed))
      let spans = simulation.population(responses: Self.responses)
      var tasks = simulation.judged(spans, sample: Self.sample, by: SimulatedReview.Experts())
      // More of some strata than of others is left, as when the tail of a queue is.
      for place in tasks.indices where (place * 7 + seed) % 13 < 4 + place % 5 {
        tasks[place].verdicts = []
      }
      for (model, truth) in Self.truth { try coverage.add(share(tasks, model), truth: truth) }
    }
    print("half-judged queues: \(coverage)")
    #expect((0.92...0.98).contains(coverage.share), "\(coverage)")
    #expect(abs(coverage.meanBias) < 0.015)
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
        let rate = try #require(share(tasks, model))
        let decoys = DecoyAcceptance(of: tasks.filter { $0.drawn.model == model })
        try raw.add(rate, truth: truth)
        try corrected.add(decoys.corrected(rate), truth: truth)
      }
    }
    print("false acceptance 0.2, raw: \(raw)\nfalse acceptance 0.2, corrected: \(corrected)")
    #expect(raw.meanBias > 0.1)
    #expect(abs(corrected.meanBias) < 0.02, "\(corrected)")
    #expect((0.92...0.985).contains(corrected.share), "\(corrected)")
  }
}
