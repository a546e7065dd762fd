import Attribution
import SpoorModel
import Statistics
import Testing

@Suite("Rates beside their controls")
struct FiguresTests {
  /// One trace a prompt, `borrowed` of them borrowed and the others unseen.
  private func traces(_ count: Int, borrowed: Int, prompts: String) -> [TraceEntry] {
    (0..<count).map { index in
      let isBorrowed = index < borrowed
      let trace = Trace(
        span: .example(
          at: ScalarRange(0, 1),
          promptID: "\(prompts)\(index)",
          kind: SpanKind.allCases[index % SpanKind.allCases.count]
        ),
        provenance: isBorrowed ? .borrowed : .unseen,
        lift: isBorrowed ? 5 : (index % 2 == 0 ? 5 : 0),
        occurrences: isBorrowed ? 1 : 0,
        expectedByChance: 0,
        tokenCount: index % 6,
        rows: []
      )
      return TraceEntry(trace: trace, evidence: [])
    }
  }

  private func figures(
    _ flagged: [TraceEntry],
    _ controls: [TraceEntry]
  ) -> AttributionFigures {
    var groups = TracedGroups()
    groups.flagged = flagged
    groups.baseFlagged = controls
    return AttributionFigures(of: groups, rule: .standard, by: Bootstrap(replicates: 200))
  }

  @Test("a share of none or of all is as sure as so many prompts make it, not certain")
  func uniform() throws {
    let figures = figures(
      traces(40, borrowed: 40, prompts: "a"),
      traces(20, borrowed: 0, prompts: "b")
    )
    let none = try #require(figures.baseFlagged.borrowed.share)
    #expect(none.low == 0)
    // Wilson: z² / (n + z²).
    #expect(abs((none.high ?? 0) - 3.8415 / 23.8415) < 1e-4)
    let all = try #require(figures.flagged.borrowed.share)
    #expect(all.high == 1)
    #expect(abs((all.low ?? 0) - 40 / 43.8415) < 1e-4)
  }

  @Test("an excess over controls of which none is borrowed is no surer than their number")
  func uniformControls() throws {
    let figures = figures(
      traces(40, borrowed: 20, prompts: "a"),
      traces(20, borrowed: 0, prompts: "b")
    )
    let excess = try #require(figures.excess)
    let (share, control) = (figures.flagged.borrowed.share, figures.baseFlagged.borrowed.share)
    let down = try #require(share?.low.map { 0.5 - $0 })
    let up = try #require(share?.high.map { $0 - 0.5 })
    let high = try #require(control?.high)
    #expect(abs(try #require(excess.low) - (0.5 - (down * down + high * high).squareRoot())) < 1e-9)
    #expect(abs(try #require(excess.high) - (0.5 + up)) < 1e-9)
  }

  @Test("the excess is the borrowed share less that of the controls")
  func excess() throws {
    let figures = figures(
      traces(40, borrowed: 30, prompts: "a"),
      traces(20, borrowed: 2, prompts: "b")
    )
    let excess = try #require(figures.excess)
    #expect(abs(excess.value - 0.65) < 1e-12)
    #expect(excess.excludesZero)
    #expect(try #require(figures.oddsRatio).value > 1)
    #expect(figures.statement.hasPrefix("75.0 % of doubted spans are borrowed by the rule, 10.0 %"))
    #expect(figures.statement.contains(": 65.0 points more ("))
    #expect(figures.statement.contains("odds ratio"))
    #expect(figures.flagged.borrowed.count == 30)
    #expect(abs((figures.presenceExcess?.value ?? 0) - 0.65) < 1e-12)
    #expect(figures.flagged.inDataset.of == 40)
    #expect(figures.liftPassesInDataset.count == 30)
    #expect(figures.liftPassesUnseen.of == 10)
    #expect(figures.liftPassesUnseen.count == 5)
    #expect(abs((figures.liftDifference?.value ?? 0) - 0.5) < 1e-12)
    #expect(
      figures.liftStatement?.hasPrefix(
        "Lift passes in 100.0 % of doubted spans that stand in the rows and in 50.0 %"
      ) == true
    )
    #expect(figures.liftStatement?.contains("does not tell") == false)
  }

  @Test("controls that borrow more give a negative excess, said so")
  func negative() throws {
    let figures = figures(
      traces(40, borrowed: 2, prompts: "a"),
      traces(20, borrowed: 18, prompts: "b")
    )
    #expect(try #require(figures.excess).value < 0)
    #expect(try #require(figures.oddsRatio).value < 1)
    #expect(figures.statement.contains(": 85.0 points fewer ("))
  }

  @Test("a difference that the interval does not settle is called not significant")
  func notSignificant() throws {
    let figures = figures(
      traces(20, borrowed: 10, prompts: "a"),
      traces(20, borrowed: 9, prompts: "b")
    )
    #expect(figures.excess?.excludesZero == false)
    #expect(figures.statement.contains("not significant"))
  }

  @Test("nothing is estimated against fewer than ten controls", arguments: [0, 1, 9, 10])
  func controls(count: Int) {
    let figures = figures(
      traces(40, borrowed: 30, prompts: "a"),
      traces(count, borrowed: 0, prompts: "b")
    )
    #expect((figures.oddsRatio == nil) == (count < 10))
    #expect((figures.excess == nil) == (count < 10))
    #expect(figures.statement.hasPrefix("Not estimable: \(count) doubted spans") == (count < 10))
  }

  @Test("without lift nothing can be called borrowed, so nothing is compared")
  func unknownLift() {
    func withoutLift(_ entries: [TraceEntry]) -> [TraceEntry] {
      entries.map { entry in
        var trace = entry.trace
        trace.lift = nil
        return TraceEntry(trace: trace, evidence: [])
      }
    }
    let cases = traces(40, borrowed: 30, prompts: "a")
    let controls = traces(20, borrowed: 0, prompts: "b")
    let noControls = figures(cases, withoutLift(controls))
    #expect(noControls.excess == nil)
    #expect(noControls.oddsRatio == nil)
    #expect(noControls.statement.contains("base_response_metrics"))
    let noCases = figures(withoutLift(cases), controls)
    #expect(noCases.excess == nil)
    #expect(noCases.statement.hasPrefix("Not estimable: no lift"))
  }

  @Test("without doubted spans the statement says that, whatever the controls")
  func noCases() {
    let figures = figures([], traces(20, borrowed: 3, prompts: "b"))
    #expect(figures.excess == nil)
    #expect(figures.oddsRatio == nil)
    #expect(figures.flagged.borrowed == Rate(count: 0, of: 0, share: nil))
    #expect(figures.statement == "Not estimable: no span of the tuned model is doubted.")
  }

  @Test("empty groups have rates without shares")
  func empty() {
    let figures = figures([], [])
    let nothing = Rate(count: 0, of: 0, share: nil)
    let groups = [
      figures.flagged, figures.baseFlagged, figures.clearedStated, figures.clearedUnstated,
    ]
    #expect(groups.allSatisfy { $0.borrowed == nothing && $0.inDataset == nothing })
    #expect(figures.liftPassesInDataset == nothing)
    #expect(figures.excess == nil)
    #expect(figures.liftDifference == nil)
    #expect(figures.liftStatement == nil)
    #expect(figures.statement.hasPrefix("Not estimable: 0 doubted spans"))
  }

  @Test("one prompt gives no interval, and the statement says why")
  func onePrompt() {
    let one = traces(1, borrowed: 1, prompts: "a")
    let figures = figures(one, Array(repeating: one[0], count: 12))
    #expect(figures.excess == nil)
    #expect(figures.statement.contains("come from 1 prompts"))
  }

  @Test("the same traces give the same figures to the last digit, in whatever order they come")
  func repeatable() {
    let cases = traces(60, borrowed: 31, prompts: "a")
    let controls = traces(40, borrowed: 7, prompts: "b")
    let first = figures(cases, controls)
    for cut in [7, 13, 22, 31] {
      let again = figures(
        Array(cases[cut...] + cases[..<cut]),
        Array(controls[cut...] + controls[..<cut])
      )
      #expect(again == first)
    }
  }
}
