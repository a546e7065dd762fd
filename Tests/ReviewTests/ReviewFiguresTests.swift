import AuditStore
import SpoorModel
import Statistics
import Testing

@testable import Review

@Suite("What verdicts come to")
struct ReviewFiguresTests {
  private func figures(
    _ samples: [TaskSample],
    strata: [QueueDraw.Count] = []
  ) -> ReviewFigures {
    let tasks = samples.map(\.judged)
    return ReviewFigures(
      of: ReviewedTasks(
        tasks: tasks,
        source: .list,
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

  @Test("agreement is told by model and provenance, and undefined where all say one thing")
  func parts() throws {
    let both = ["sft", "lora"].flatMap { model in
      samples(6, model: model, .caused).map { $0.said("ben", .caused) }
    }
    let agreement = try #require(figures(both).agreement.first)
    #expect(agreement.parts.compactMap(\.model) == ["lora", "sft"])
    #expect(agreement.parts.compactMap(\.provenance) == [.borrowed])
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
