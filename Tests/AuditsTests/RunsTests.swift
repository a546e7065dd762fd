import AuditStore
import Foundation
import Reporting
import ScratchFiles
import SpoorModel
import Statistics
import Testing

@testable import Audits

@Suite("Runs side by side") struct RunsTests {
  private func summary(
    _ name: String,
    method: String = "full",
    epoch: Int? = 3,
    excess: Double? = nil
  ) -> ModelSummary {
    let nothing = Rate(count: 0, of: 0, share: nil)
    let group = AttributionFigures.Group(inDataset: nothing, borrowed: nothing)
    var summary = ModelSummary(
      name: name,
      method: TuningMethod(rawValue: method),
      responses: 0,
      tokens: 0,
      sources: [:],
      divergence: nil,
      flaggedSpans: 0,
      flaggedResponses: 0,
      clearedSpans: 0,
      provenance: [:],
      attribution: AttributionFigures(
        flagged: group,
        baseFlagged: group,
        clearedUnstated: group,
        clearedStated: group,
        liftPassesInDataset: nothing,
        liftPassesUnseen: nothing,
        liftDifference: nil,
        excess: excess.map { Estimate(value: $0) },
        oddsRatio: nil,
        statement: "",
        liftStatement: nil
      )
    )
    summary.epoch = epoch
    return summary
  }

  /// A run of as many answers as there are counts of doubted spans.
  private func run(
    _ name: String,
    doubted: [Int],
    method: String = "full",
    epoch: Int? = 3,
    prompt: String = "Who?",
    seed: Int? = nil
  ) -> AuditedRun {
    let answers = doubted.enumerated().map { number, flagged in
      var tally = PromptTally()
      tally.flagged = flagged
      tally.lifted = flagged
      tally.borrowed = flagged / 2
      tally.controls = 2
      tally.borrowedControls = number % 2
      tally.rankedTokens = 20
      tally.shiftedTokens = flagged
      tally.divergentTokens = 20
      tally.divergence = 20 * Double(number)
      return ("p\(number)", AuditedRun.Answer(prompt: prompt, words: 50, tally: tally))
    }
    var summary = summary(name, method: method, epoch: epoch, excess: 0.25)
    summary.seed = seed
    return AuditedRun(
      audit: "a",
      summary: summary,
      answers: Dictionary(uniqueKeysWithValues: answers),
      doubts: true
    )
  }

  @Test("each measure is what its words say")
  func measures() throws {
    let compared = ComparedRuns([run("sft", doubted: Array(repeating: 0, count: 6) + [2, 2, 4, 4])])
    let measures = try #require(compared.runs.first).measures.mapValues(\.value)
    #expect(measures["doubted_answers"] == 0.4)
    #expect(measures["doubted_spans_per_answer"] == 1.2)
    #expect(try abs(#require(measures["doubted_spans_per_100_words"]) - 2.4) < 1e-12)
    #expect(measures["shifted"] == 12.0 / 200)
    #expect(measures["kl_tuned_base"] == 4.5)
    #expect(measures["borrowed"] == 0.5)
    #expect(measures["excess"] == 0.25, "that of the summary")
  }

  @Test("a run beside itself differs in nothing, and sides change the sign")
  func signs() throws {
    let one = run("sft", doubted: (0..<30).map { $0 % 5 })
    let other = run("lora", doubted: (0..<30).map { ($0 * 7) % 4 }, method: "lora")
    let same = try #require(ComparedRuns([one, one]).differences.first)
    #expect(same.measures.count == RunMeasure.allCases.count)
    #expect(same.measures.values.allSatisfy { $0.value == 0 && $0.low == 0 && $0.high == 0 })
    let forth = try #require(ComparedRuns([one, other]).differences.first).measures
    let back = try #require(ComparedRuns([other, one]).differences.first).measures
    for (name, estimate) in forth {
      let turned = try #require(back[name])
      #expect(abs(estimate.value + turned.value) < 1e-12, "\(name)")
      #expect(abs((estimate.low ?? 0) + (turned.high ?? 0)) < 1e-9, "\(name)")
    }
  }

  @Test("the excess of a difference takes each side's own controls away")
  func excess() throws {
    let one = run("sft", doubted: Array(repeating: 4, count: 20))
    var other = run("lora", doubted: Array(repeating: 4, count: 20))
    other = AuditedRun(
      audit: "a",
      summary: other.summary,
      answers: other.answers.mapValues { answer in
        var answer = answer
        answer.tally.borrowed = 1
        answer.tally.borrowedControls = 2
        return answer
      },
      doubts: true
    )
    let difference = try #require(ComparedRuns([one, other]).differences.first)
    #expect(difference.measures["borrowed"]?.value == 0.5 - 0.25)
    #expect(difference.measures["excess"]?.value == (0.5 - 0.25) - (0.25 - 1))
  }

  @Test("only prompts of one id and text are paired, and under ten nothing is told")
  func pairing() {
    let one = run("sft", doubted: Array(repeating: 1, count: 12))
    let few = run("lora", doubted: Array(repeating: 2, count: 9))
    let others = run("other", doubted: Array(repeating: 2, count: 12), prompt: "What?")
    let compared = ComparedRuns([one, few, others])
    #expect(compared.differences.map(\.prompts) == [9])
    #expect(compared.differences.first?.measures.isEmpty == true)
  }

  @Test("it is said which settings differ, and what one run cannot tell")
  func settings() {
    let full = run("sft", doubted: [1])
    let early = run("early", doubted: [1], epoch: 1)
    let lora = run("lora", doubted: [1], method: "lora", epoch: 1)
    let again = run("again", doubted: [1], seed: 2)
    let seeded = run("seeded", doubted: [1], seed: 1)
    #expect(ComparedRuns([full, early]).differences.map(\.differs) == [["epoch"]])
    #expect(ComparedRuns([full, lora]).differences.map(\.differs) == [["method", "epoch"]])
    let untold = run("untold", doubted: [1], epoch: nil)
    #expect(ComparedRuns([full, untold]).differences.map(\.differs) == [[]])
    #expect(ComparedRuns([full, untold]).differences.map(\.untold) == [["epoch"]])
    #expect(ComparedRuns([full, early]).notes.map { $0.contains("One run") } == [true])
    #expect(ComparedRuns([seeded, again]).notes.isEmpty)
    #expect(ComparedRuns([full, again]).notes.count == 1, "who names no seed may be the same run")
    #expect(
      ComparedRuns([seeded, again, early]).notes
        == ["One run a setting (early): what another seed would change is not known."]
    )
    #expect(ComparedRuns([full, lora]).notes.contains { $0.contains("more than one setting") })
  }

  @Test("runs of one method have a spread")
  func spread() throws {
    let runs = [[1, 1], [3, 3], [2, 2]].map { run("r\($0[0])", doubted: $0) }
    let compared = ComparedRuns(runs + [run("lora", doubted: [9, 9], method: "lora")])
    #expect(compared.spreads.map(\.method) == ["full"])
    let range = try #require(compared.spreads.first?.ranges["doubted_spans_per_answer"])
    #expect(range.low == 1)
    #expect(range.high == 3)
  }

  @Test("shift and divergence from the store are those that compare measures, <eos> left out")
  func store() throws {
    let scratch = try ScratchFolder()
    let plan = try AuditPlan(readingYAML: try SmallWorld(prompts: 12).write(into: scratch.url))
    let audit = Audit(
      plan,
      indices: scratch.url.appending(path: "indices"),
      annotations: scratch.url.appending(path: "annotations"),
      references: .whereGiven
    )
    let outcome = try audit.run()
    let runs = try StoredAudit(at: outcome.folder.path).runs()
    let measured = try #require(ComparedRuns(runs).runs.first).measures
    let compared = try #require(try ModelComparison(plan).compared(with: nil).models.first).measures
    for name in ["shifted", "kl_tuned_base"] {
      let (mine, other) = (try #require(measured[name]), try #require(compared[name]))
      #expect(abs(mine.value - other.value) < 1e-12)
      #expect(abs((mine.low ?? 0) - (other.low ?? 0)) < 1e-12)
    }
    let flagged = try #require(outcome.summary.models.first)
    let share = Double(flagged.flaggedResponses) / 12
    #expect(measured["doubted_answers"]?.value == share)
    #expect(measured["borrowed"]?.value == flagged.attribution.flagged.borrowed.share?.value)
  }
}
