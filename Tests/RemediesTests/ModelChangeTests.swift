import Remedies
import SpoorModel
import Statistics
import Testing
import Words

@Suite("What changed from one model to another")
struct ModelChangeTests {
  private let bootstrap = Bootstrap(replicates: 400)

  /// Answers of 1 to 9 words, of which some are doubted and some borrowed.
  private func random(_ name: String, prompts: Int, seed: UInt64) throws -> AnsweringModel {
    var generator = SplitMix64(seed: seed)
    let answers = all(0..<prompts) { _ in
      (0...generator.index(below: 9)).map { word in
        ["w\(word)", "w\(word)", "[w\(word)]", "{w\(word)}"][generator.index(below: 4)]
      }.joined(separator: " ")
    }
    return try model(name, answers)
  }

  private func changes(_ figures: ModelChange.Figures) -> [Change?] {
    [
      figures.doubtedAnswers, figures.borrowedAnswers, figures.doubtedSpans,
      figures.doubtedPerHundredWords, figures.borrowedSpans, figures.words,
    ]
  }

  @Test("a model against itself changes nothing", arguments: [1, 2, 3] as [UInt64])
  func itself(seed: UInt64) throws {
    let one = try random("sft", prompts: 40, seed: seed)
    let change = ModelChange(of: one, to: [one], by: bootstrap)
    for figure in changes(change.figures) {
      let figure = try #require(figure)
      #expect(figure.before == figure.after)
      #expect(figure.difference?.value == 0)
      #expect(!figure.isClear)
    }
    #expect(change.figures.doubtedAnswers.test == Change.Test(lost: 0, gained: 0, p: 1))
    #expect(change.statement.contains("not significant"))
    #expect(change.statement.contains("One run"))
  }

  @Test("sides that change places negate every difference", arguments: [4, 5, 6] as [UInt64])
  func swapped(seed: UInt64) throws {
    let one = try random("old", prompts: 50, seed: seed)
    let two = try random("new", prompts: 50, seed: seed + 100)
    let ahead = ModelChange(of: one, to: [two], by: bootstrap).figures
    let back = ModelChange(of: two, to: [one], by: bootstrap).figures
    for (there, here) in zip(changes(ahead), changes(back)) {
      let (there, here) = (try #require(there?.difference), try #require(here?.difference))
      #expect(abs(there.value + here.value) < 1e-12)
      #expect(abs(try #require(there.low) + (try #require(here.high))) < 1e-12)
    }
    #expect(ahead.doubtedAnswers.test?.lost == back.doubtedAnswers.test?.gained)
    #expect(ahead.doubtedAnswers.test?.p == back.doubtedAnswers.test?.p)
  }

  @Test("changes of answers are counted as a hand counts them")
  func counted() throws {
    let before = all(0..<20) { $0 < 12 ? "{a} b c d" : "a b c d" }
    let after = all(0..<20) { $0 < 3 || $0 == 15 ? "[a] [b] c d" : "a b" }
    let change = ModelChange(of: try model("o", before), to: [try model("n", after)], by: bootstrap)
    let figures = change.figures
    let test = try #require(figures.doubtedAnswers.test)
    #expect(test.lost == 9 && test.gained == 1 && abs(test.p - 0.021484375) < 1e-12)
    #expect(figures.doubtedAnswers.before == 0.6)
    #expect(figures.doubtedAnswers.after == 0.2)
    #expect(figures.borrowedAnswers?.after == 0)
    #expect(figures.doubtedSpans.before == 0.6)
    #expect(figures.doubtedSpans.after == 0.4)
    #expect(figures.doubtedPerHundredWords.before == 15)
    #expect(figures.doubtedPerHundredWords.after == 100 * 8 / 48.0)
    #expect(figures.words.after == 2.4)
    #expect(change.statement.contains("40.0 points fewer"))
    #expect(change.statement.contains("9 lost theirs, 1 gained one, McNemar p = 0.021"))
  }

  @Test("shorter answers with fewer doubted spans are not called better word for word")
  func shorter() throws {
    let before = all(0..<30) { _ in "[a] b c [d] e f" }
    let after = all(0..<30) { $0 % 2 == 0 ? "[a] b" : "[a] b c d" }
    let change = ModelChange(of: try model("o", before), to: [try model("n", after)], by: bootstrap)
    #expect(change.figures.doubtedSpans.isClear)
    #expect(!change.figures.doubtedPerHundredWords.isClear)
    #expect(change.statement.contains("word for word nothing shows that they hold fewer"))
  }

  @Test("only prompts that both answered with the same text count")
  func prompts() throws {
    let before = try model("o", all(0..<15) { _ in "[a] b" })
    let after = try model(
      "n",
      asking: { $0 == 14 ? "Another?" : "Question \($0)?" },
      all(2..<18) { _ in "a b" }
    )
    let change = ModelChange(of: before, to: [after], by: bootstrap)
    #expect(
      change.prompts == .init(compared: 12, onlyBefore: 2, onlyAfter: 3, otherText: 1)
    )
    #expect(change.figures.doubtedAnswers.prompts == 12)
  }

  @Test("under ten prompts nothing is estimable")
  func few() throws {
    let before = try model("o", all(0..<9) { _ in "[a] b" })
    let change = ModelChange(
      of: before,
      to: [try model("n", all(0..<9) { _ in "a b" })],
      by: bootstrap
    )
    #expect(change.figures.doubtedAnswers.before == 1)
    #expect(changes(change.figures).allSatisfy { $0?.difference == nil })
    #expect(change.statement.contains("not estimable, both answered 9 prompts"))
  }

  @Test("no common prompt is no crash")
  func none() throws {
    let before = try model("o", all(0..<3) { _ in "a" })
    let change = ModelChange(
      of: before,
      to: [try model("n", all(5..<9) { _ in "a" })],
      by: bootstrap
    )
    #expect(change.figures.doubtedSpans.before == nil)
    #expect(change.statement.contains("not estimable"))
  }

  @Test("borrowed spans are compared only where lift is known, and in one dataset")
  func lift() throws {
    let before = try model("o", all(0..<12) { _ in "{a} b" })
    let blind = try model("n", lift: .unknown, all(0..<12) { _ in "{a} b" })
    #expect(ModelChange(of: before, to: [blind], by: bootstrap).figures.borrowedAnswers == nil)
    let elsewhere = ModelChange(of: before, to: [before], borrowing: .incomparable, by: bootstrap)
    #expect(elsewhere.figures.borrowedSpans == nil)
    #expect(elsewhere.figures.doubtedSpans.before == 1)
  }

  @Test("few changed answers are not called clear, whatever the bootstrap says")
  func fewChanges() throws {
    let before = try model("o", all(0..<100) { $0 < 4 ? "a" : "[a]" })
    let after = try model("n", all(0..<100) { _ in "[a] b" }.merging([7: "[a]"]) { $1 })
    let figure = ModelChange(of: before, to: [after], by: bootstrap).figures.doubtedAnswers
    #expect(figure.test == .init(lost: 0, gained: 4, p: 0.125))
    #expect(!figure.isClear)
  }

  @Test("several runs count as their mean, with the range beside it and no word of one run")
  func runs() throws {
    let before = try model("o", all(0..<20) { _ in "[a] [b] c" })
    let runs = try [0, 1, 2].map { seed in
      try model(
        "n\(seed)",
        arm: "drop",
        seed: seed,
        all(0..<20) { $0 < 5 * seed ? "[a] b c" : "a b c" }
      )
    }
    let change = ModelChange(of: before, to: runs, arm: "drop", by: bootstrap)
    let figure = change.figures.doubtedSpans
    #expect(figure.after == 0.25)
    #expect(figure.range == [0, 0.5])
    #expect(change.figures.doubtedAnswers.test == nil)
    #expect(change.name == "drop (3 runs)")
    #expect(change.statement.contains("One run before: what another seed would change"))
    #expect(
      change.statement.contains("Doubted spans an answer: 0.25 (0.00 to 0.50 by run), before 2.00")
    )
    let single = ModelChange(of: before, to: [runs[1]], by: bootstrap).figures.doubtedSpans
    let width = { (figure: Change) in (figure.difference?.high ?? 0) - (figure.difference?.low ?? 0)
    }
    #expect(width(figure) > width(single))
  }
}
