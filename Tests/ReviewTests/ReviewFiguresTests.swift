import AuditStore
import SpoorModel
import Statistics
import Testing

@testable import Review

@Suite("What verdicts come to")
struct ReviewFiguresTests {
  private func figures(
    _ samples: [TaskSample],
    strata: [QueueDraw.Count] = [],
    source: ReviewedTasks.Source = .queue(Timestamp(milliseconds: 0), seed: 1)
  ) -> ReviewFigures {
    let tasks = samples.map(\.judged)
    return ReviewFigures(
      of: ReviewedTasks(
        tasks: tasks,
        source: source,
        strata: strata.isEmpty ? Array(ofAll: tasks.map(\.drawn)) : strata
      ),
      methods: ["sft": "full", "early": "full", "lora": "lora"],
      by: Bootstrap(replicates: 200)
    )
  }

  private func samples(
    _ count: Int,
    model: String = "sft",
    provenance: Provenance = .borrowed,
    inclusion: Double = 0.5,
    _ answers: ItemAnswers?
  ) -> [TaskSample] {
    (0..<count).map { number in
      let sample = TaskSample(
        prompt: "\(model) \(provenance) \(number)",
        model: model,
        provenance: provenance,
        inclusion: inclusion
      )
      return answers.map { sample.said("ana", $0) } ?? sample
    }
  }

  private func count(_ model: String, _ provenance: Provenance, _ items: Int) -> QueueDraw.Count {
    let stratum = Stratum(model: model, provenance: provenance, scoreBin: 0)
    return QueueDraw.Count(stratum: stratum, items: items, drawn: 0)
  }

  @Test("each item counts as often as it stands for others, in half-judged strata twice as often")
  func weights() throws {
    // 10 of 20 judged for 200, all related; 10 of 10 for 20, none.
    let all =
      samples(10, inclusion: 0.1, .caused) + samples(10, inclusion: 0.1, nil)
      + samples(10, provenance: .unseen, inclusion: 0.5, .unrelated)
    let strata = [count("sft", .borrowed, 200), count("sft", .unseen, 20), count("sft", .weak, 40)]
    let rate = try #require(figures(all, strata: strata).models.first)
    #expect(abs(try #require(rate.rate.share?.value) - 200.0 / 220) < 1e-12)
    #expect(rate.drawn == 30)
    #expect(rate.judged == 20)
    #expect(rate.items == 260)
    #expect(rate.untold == 40)
    #expect(abs(rate.rate.effectiveCount - 220 * 220 / (10 * 400 + 10 * 4)) < 1e-9)
  }

  @Test(
    "only hallucinations that are related or not are in the rate; unsure ones make its extremes"
  )
  func extremes() throws {
    let unsure = [
      ItemAnswers(hallucination: .yes, related: .unsure),
      ItemAnswers(hallucination: .unsure, related: .yes),
      ItemAnswers(hallucination: .unsure, related: .no),
      ItemAnswers(hallucination: .unsure, related: .unsure),
    ]
    let all =
      samples(4, .caused) + samples(4, .unrelated) + samples(9, .right)
      + unsure.flatMap { samples(1, $0) }
    let rate = try #require(figures(all).models.first)
    #expect(rate.rate.count == 8)
    #expect(rate.rate.share?.value == 0.5)
    #expect(rate.hallucination.count == 18)
    // 4 of 8, and three that may not be related; or three that may.
    #expect(rate.lower?.value == 4.0 / 11)
    #expect(rate.upper?.value == 7.0 / 11)
  }

  @Test("no other way of telling what is unsure passes the extremes")
  func extremesHold() throws {
    var generator = SplitMix64(seed: 2)
    let answers = Answer.allCases
    for _ in 0..<60 {
      let said = (0..<6).map { _ in
        ItemAnswers(
          hallucination: answers[generator.index(below: 3)],
          related: answers[generator.index(below: 3)]
        )
      }
      let rate = try #require(figures(said.flatMap { samples(1, $0) }).models.first)
      for told in Self.tellings(of: said[...]) {
        let asked = told.filter { $0.hallucination == .yes }
        guard !asked.isEmpty else { continue }
        let share = Double(asked.count { $0.related == .yes }) / Double(asked.count)
        if let lower = rate.lower { #expect(share >= lower.value - 1e-12) }
        if let upper = rate.upper { #expect(share <= upper.value + 1e-12) }
      }
    }
  }

  /// Every way in which all that is unsure could be told.
  private static func tellings(of said: ArraySlice<ItemAnswers>) -> [[ItemAnswers]] {
    guard let first = said.first else { return [[]] }
    func options(_ answer: Answer) -> [Answer] { answer == .unsure ? [.yes, .no] : [answer] }
    let told = options(first.hallucination).flatMap { hallucination in
      options(first.related).map { ItemAnswers(hallucination: hallucination, related: $0) }
    }
    return tellings(of: said.dropFirst()).flatMap { rest in told.map { [$0] + rest } }
  }

  @Test("gold items, decoys and spans near the threshold are in no rate")
  func purposes() throws {
    let others = TaskPurpose.allCases.filter { $0 != .sample }.map { purpose in
      TaskSample(prompt: "q", purpose: purpose).said("ana", .caused)
    }
    let rate = try #require(figures(samples(5, .unrelated) + others).models.first)
    #expect(rate.rate.count == 5)
    #expect(rate.rate.share?.value == 0)
    #expect(rate.judged == 5)
  }

  @Test("decoys tell how often experts accept what is not related, and correct the rate by it")
  func decoys() throws {
    let decoys = (0..<10).map { number in
      TaskSample(prompt: "d\(number)", purpose: .decoy)
        .said("ana", number < 2 ? .caused : .unrelated)
        .said("ben", number < 4 ? .caused : number < 8 ? .unrelated : .right)
    }
    let figures = figures(samples(12, .caused) + samples(8, .unrelated) + decoys)
    let rate = try #require(figures.models.first)
    #expect(rate.decoys.decoys == 10)
    #expect(rate.decoys.accepted == 3)
    let share = try #require(rate.decoys.share)
    let wilson = try #require(Proportion(successes: 3, trials: 10).wilson)
    #expect(abs((share.low ?? 0) - wilson.low) < 1e-12)
    let corrected = try #require(rate.corrected)
    #expect(abs(corrected.value - (0.6 - 0.3) / 0.7) < 1e-12)
    #expect(try #require(corrected.low) < 0.2)
    #expect(try #require(corrected.high) > 0.6)
    let ben = try #require(figures.reviewers.first { $0.reviewer == "ben" })
    #expect(ben.decoys.decoys == 8)
    #expect(ben.decoys.accepted == 4)
  }

  @Test("without decoys, or where all are accepted, there is no corrected rate")
  func uncorrected() throws {
    let caused = samples(5, .caused) + samples(5, .unrelated)
    #expect(figures(caused).models.first?.corrected == nil)
    #expect(figures(caused).models.first?.decoys.share == nil)
    let decoys = (0..<6).map {
      TaskSample(prompt: "d\($0)", purpose: .decoy).said("ana", .caused)
    }
    #expect(figures(caused + decoys).models.first?.corrected == nil)
  }

  @Test("a method has the items of its models, and models and methods are compared two by two")
  func differences() throws {
    let all =
      samples(30, model: "sft", .caused) + samples(10, model: "early", .unrelated)
      + samples(20, model: "lora", .unrelated)
    let figures = figures(all)
    #expect(figures.models.map(\.name) == ["early", "lora", "sft"])
    #expect(figures.methods.map(\.name) == ["full", "lora"])
    #expect(figures.methods.first?.rate.share?.value == 0.75)
    #expect(figures.modelDifferences.count == 3)
    let difference = try #require(figures.methodDifferences.first?.rate)
    #expect(difference.value == 0.75)
    #expect(difference.excludesZero)
  }

  @Test("what reviewers said after a decision is no agreement; neither is what was made to be told")
  func independent() throws {
    var decided = TaskSample().said("ana", .caused, at: 1).said("ben", .right, at: 2)
    decided.decision = (.caused, 3)
    let after = decided.said("ben", .caused, at: 4)
    let late = TaskSample().said("ana", .caused)
    let gold = TaskSample(purpose: .gold).said("ana", .right).said("ben", .caused)
    let figures = figures([after, late, gold, late.said("ben", .caused)])
    let all = try #require(figures.agreement.first { $0.question == .hallucination }).all
    #expect(all.units == 2)
    #expect(all.ratings == 4)
    #expect(all.observed?.value == 0.5)
    #expect(all.cohen.map(\.units) == [2])
  }

  @Test("who changes their mind between two decisions was told by the first")
  func decidedTwice() throws {
    var decided = TaskSample().said("ana", .caused, at: 1).said("ben", .right, at: 2)
      .said("ben", .caused, at: 4)
    decided.decision = (.caused, 5)
    func observed(_ sample: TaskSample) -> Double? {
      figures([sample]).agreement.first { $0.question == .hallucination }?.all.observed?.value
    }
    #expect(observed(decided) == 1)
    decided.firstDecision = 3
    #expect(observed(decided) == 0)
  }

  @Test("of a list each judged item stands for itself, and no figure speaks of the others")
  func list() throws {
    // 6 of 10 borrowed ones judged, all related; 6 of 25 unseen ones, none.
    let all =
      samples(6, inclusion: 1, .caused) + samples(4, inclusion: 1, nil)
      + samples(6, provenance: .unseen, inclusion: 1, .unrelated)
      + samples(19, provenance: .unseen, inclusion: 1, nil)
    let listed = figures(all, source: .list)
    let rate = try #require(listed.models.first)
    #expect(rate.rate.share?.value == 0.5)
    #expect(rate.rate.effectiveCount == 12)
    #expect(rate.untold == 23)
    #expect(listed.caveats == [.list(judged: 12, of: 35)])
    #expect(try #require(figures(all).models.first).untold == 0)
    #expect(figures(all.filter { !$0.said.isEmpty }, source: .list).caveats == [])
  }

  @Test("of a queue judged in part, items that were judged before the draw alone are told")
  func beforeDraw() {
    let drawn = ReviewedTasks.Source.queue(Timestamp(milliseconds: 600_000), seed: 1)
    let early = TaskSample().said("ana", .caused, at: 3)
    let again = early.said("ana", .caused, at: 12)
    let later = TaskSample().said("ana", .caused, at: 11)
    let open = TaskSample()
    #expect(
      figures([early, again, later, open], source: drawn).caveats
        == [.beforeDraw(items: 1, judged: 3)]
    )
    #expect(figures([early, again, later], source: drawn).caveats == [])
    #expect(figures([again, later, open], source: drawn).caveats == [])
    var decided = early
    decided.decision = (.caused, 12)
    #expect(figures([decided, open], source: drawn).caveats == [])
  }

  @Test("under 10 items on a side there is no difference, and under 10 of either no corrected rate")
  func fewItems() throws {
    func decoys(_ count: Int, _ answers: ItemAnswers = .unrelated) -> [TaskSample] {
      (0..<count).map { TaskSample(prompt: "d\($0)", purpose: .decoy).said("ana", answers) }
    }
    func reason(_ items: Int, _ decoys: [TaskSample]) -> UncorrectedReason? {
      figures(samples(items, .caused) + decoys).models.first?.uncorrected
    }
    #expect(reason(0, decoys(10)) == .noRate)
    #expect(reason(9, decoys(10)) == .fewItems)
    #expect(reason(10, []) == .noDecoys)
    #expect(reason(10, decoys(9)) == .fewDecoys)
    #expect(reason(10, decoys(10, .caused)) == .allAccepted)
    #expect(reason(10, decoys(10)) == nil)
    let none = figures(samples(40, .unrelated) + decoys(20, .caused) + decoys(10))
    #expect(none.models.first?.uncorrected == .moreThanSample)
    for (count, isTold) in [(9, false), (10, true)] {
      let both = figures(samples(40, .caused) + samples(count, model: "lora", .unrelated))
      #expect((both.modelDifferences.first?.rate != nil) == isTold)
    }
  }

  @Test("as many decoys are asked for as make the share's interval 20 points wide")
  func neededDecoys() throws {
    let none = try #require(figures(samples(4, .caused)).models.first)
    #expect(none.decoys.needed == 93)
    let decoys = (0..<46).map {
      TaskSample(prompt: "d\($0)", purpose: .decoy).said("ana", $0 < 3 ? .caused : .unrelated)
    }
    let some = try #require(figures(samples(4, .caused) + decoys).models.first).decoys
    // (3 + 2) of (46 + 4).
    let wide = Proportion.wilson(share: 0.1, trials: Double(some.needed - 1))
    let enough = Proportion.wilson(share: 0.1, trials: Double(some.needed))
    #expect(wide.high - wide.low > 0.2)
    #expect(enough.high - enough.low <= 0.2)
  }

  @Test("agreement is told by model and provenance, and undefined where all say one thing")
  func parts() throws {
    let both = ["sft", "lora"].flatMap { model in
      samples(6, model: model, .caused).map { $0.said("ben", .caused) }
    }
    let agreement = try #require(figures(both).agreement.first)
    #expect(agreement.parts.map(\.model) == ["lora", "sft", nil, "lora", "sft"])
    #expect(agreement.parts.map(\.provenance) == [nil, nil, .borrowed, .borrowed, .borrowed])
    #expect(agreement.parts.map(\.scoreBin) == [nil, nil, nil, 0, 0])
    #expect(agreement.all.alpha == nil)
    #expect(agreement.all.fleiss?.kappa == nil)
    #expect(agreement.all.cohen.first?.kappa == nil)
    #expect(agreement.all.observed?.value == 1)
    #expect(try #require(agreement.all.observed?.low) < 0.9)
  }

  @Test("a gold item is right or wrong by what was said first, before its answer was shown")
  func gold() throws {
    var sample = TaskSample(purpose: .gold)
    sample.gold = .right
    let corrected = sample.said("ana", .caused, at: 1).said("ana", .right, at: 2)
    let figures = figures([corrected, sample.said("ana", .right)])
    #expect(figures.reviewers.first?.gold.count == 1)
    #expect(figures.reviewers.first?.gold.of == 2)
  }

  @Test("an older file that arrives later has the first word, and authors have none on their own")
  func goldInTime() throws {
    var sample = TaskSample(purpose: .gold)
    sample.gold = .right
    let late = sample.said("ana", .right, at: 2).said("ana", .caused, at: 1)
    let figures = figures([late.said("eve", .right, at: 3)])
    #expect(figures.reviewers.map(\.reviewer) == ["ana", "eve"])
    #expect(figures.reviewers.map(\.gold.count) == [0, 0])
    #expect(figures.reviewers.map(\.gold.of) == [1, 0])
  }

  @Test("the shares of causes add up to 1, those without one too")
  func causes() throws {
    let all =
      samples(3, .caused.cause(.forgetting)) + samples(2, .unrelated.cause(.outdated))
      + samples(1, .caused) + samples(4, .right.cause(.forgetting))
    let causes = try #require(figures(all).models.first).causes
    #expect(causes.map(\.count) == [0, 2, 0, 3, 0, 0, 1])
    #expect(abs(causes.compactMap(\.share?.value).reduce(0, +) - 1) < 1e-12)
  }

  @Test("nothing judged tells nothing")
  func nothing() throws {
    let figures = figures(samples(4, nil))
    let rate = try #require(figures.models.first)
    #expect(rate.rate.share == nil)
    #expect(rate.lower == nil)
    #expect(rate.untold == 4)
    #expect(figures.judged == 0)
    #expect(figures.agreement.allSatisfy { $0.all.units == 0 && $0.all.observed == nil })
  }
}
