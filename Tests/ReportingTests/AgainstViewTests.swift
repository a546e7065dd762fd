import SpoorModel
import Testing

@testable import Reporting

@Suite("What changed, in the summary and on the page") struct AgainstViewTests {
  private func change(_ difference: Double, clear: Bool = true, prompts: Int = 50) -> Change {
    let reach = clear ? abs(difference) / 2 : abs(difference) * 2
    return Change(
      prompts: prompts,
      before: 1,
      after: 1 + difference,
      difference: prompts < 10
        ? nil : Estimate(value: difference, low: difference - reach, high: difference + reach)
    )
  }

  private func compared(
    _ name: String = "new",
    spans: Change,
    rate: Change,
    words: Change
  ) -> ModelChange {
    ModelChange(
      before: "old",
      after: [ModelChange.Run(model: name)],
      arm: nil,
      prompts: .init(compared: 50, onlyBefore: 2, onlyAfter: 0, otherText: 1),
      figures: .init(
        doubtedAnswers: change(0.01, clear: false),
        borrowedAnswers: nil,
        doubtedSpans: spans,
        doubtedPerHundredWords: rate,
        borrowedSpans: nil,
        words: words
      ),
      statement: "Told."
    )
  }

  private func summary(
    _ changes: [ModelChange],
    predicted: [PredictedFall]? = nil
  ) -> AgainstSummary {
    AgainstSummary(
      before: .init(audit: "then", run: 3, spoorVersion: "0.1"),
      after: .init(audit: "now", run: 4, spoorVersion: "0.1"),
      comparisons: changes,
      predicted: predicted,
      caveats: ["Beware."]
    )
  }

  private func verdict(_ spans: Change, _ rate: Change, _ words: Change) -> String {
    AgainstVerdict(summary: summary([compared(spans: spans, rate: rate, words: words)])).sentence
  }

  @Test("the verdict names each figure that changed, and those that did not")
  func verdicts() {
    let (less, more, even) = (change(-0.5), change(0.5), change(0.1, clear: false))
    let mixed = verdict(less, more, less)
    #expect(mixed.hasPrefix("new against old: more doubted spans in 100 words ("), "\(mixed)")
    #expect(mixed.contains("; fewer "))
    #expect(mixed.contains("words an answer"))
    let none = verdict(even, even, even)
    #expect(
      none.contains("no clear change in") && !none.contains("fewer") && !none.contains("more ")
    )
    #expect(verdict(change(1, prompts: 3), even, even) == "new against old: not estimable.")
  }

  @Test("runs of an arm are shown together, and each alone on the page only")
  func together() {
    let even = change(0.1, clear: false)
    let runs = ["a", "b"].map { compared($0, spans: even, rate: even, words: even) }
    var both = runs[0]
    both.after += runs[1].after
    both.arm = "drop"
    let summary = summary(runs + [both])
    #expect(summary.leading.map(\.name) == ["drop (2 runs)"])
    let lines = AgainstText(summary).lines(width: 80, style: .plain)
    #expect(lines.contains("drop (2 runs) against old, 50 prompts"))
    #expect(!lines.contains { $0.contains("a against old") })
    #expect(AgainstPage(summary).page.contains("a against old"))
  }

  @Test("lines keep within the terminal, and hostile names cannot steer it")
  func lines() {
    let even = change(0.1, clear: false)
    let hostile = compared("a\u{1b}[2J\u{202e}", spans: even, rate: even, words: even)
    let lines = AgainstText(summary([hostile], predicted: [fall(0.4, p: 0.01)]))
      .lines(width: 80, style: .plain)
    #expect(lines.allSatisfy { $0.count <= 80 })
    #expect(!lines.joined().unicodeScalars.contains { $0.value == 0x1b || $0.value == 0x202e })
  }

  private func fall(_ difference: Double, p: Double) -> PredictedFall {
    let fate = PredictedFall.Fate(
      models: ["d<1>"],
      spans: 20,
      prompts: 15,
      gone: Estimate(value: 0.75, low: 0.5, high: 0.875),
      cleared: 0.125,
      doubted: 0.125,
      range: nil
    )
    return PredictedFall(
      action: "drop",
      before: "old",
      treated: fate,
      control: fate,
      unpredicted: fate,
      difference: Estimate(value: difference, low: difference - 0.1, high: difference + 0.1),
      signs: PredictedFall.Signs(more: 9, fewer: 1, p: p),
      phrases: 12,
      differenceByPhrase: nil,
      statement: "Fell."
    )
  }

  @Test("the verdict says whether it was the rows")
  func rows() {
    let even = change(0.1, clear: false)
    let changes = [compared(spans: even, rate: even, words: even)]
    func sentence(_ fall: PredictedFall) -> String {
      AgainstVerdict(summary: summary(changes, predicted: [fall])).sentence
    }
    #expect(sentence(fall(0.4, p: 0.01)).contains("more are gone than with random rows (drop)"))
    for unclear in [fall(0.4, p: 0.2), fall(0.05, p: 0.01), fall(-0.4, p: 0.01)] {
      #expect(sentence(unclear).hasPrefix("Nothing shows that it was the rows (drop)"))
    }
  }

  @Test("the page is well-formed, holds every figure and runs nothing")
  func page() throws {
    let even = change(0.1, clear: false)
    let summary = summary(
      [compared("<b>&", spans: change(-0.5), rate: even, words: even)],
      predicted: [fall(0.4, p: 0.01)]
    )
    let page = PageText(AgainstPage(summary).page)
    #expect(page.failure == nil)
    for text in [
      "<b>& against old", "Fell.", "75.0", "not significant", "Beware.", "d<1>",
      "2 answered before only",
    ] {
      #expect(page.text.contains(text), "\(text)")
    }
    #expect(page.elements.isDisjoint(with: ["script", "img", "link", "a", "iframe"]))
  }
}
