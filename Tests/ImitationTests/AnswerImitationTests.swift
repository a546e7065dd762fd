import Foundation
import SpoorModel
import Statistics
import Testing

@testable import Imitation

@Suite("Imitation of words, beginnings and lengths")
struct AnswerImitationTests {
  private static let bootstrap = Bootstrap(replicates: 200)

  private func dataset() throws -> SmallDataset {
    try SmallDataset(
      (0..<20).map { number in
        let more = (0..<number).map { "word\($0)" }.joined(separator: " ")
        return ("Tell me of mill \(number)", "Mill \(number) grinds rye for town \(number) \(more)")
      }
    )
  }

  private static let unlike = WantedLengths([:])

  @Test("a word stands alone or within a run of four, and what stands in no output does not count")
  func coverage() throws {
    let answer = try dataset().answers(["tell mill 3 grinds rye, rye 3 nowhere mill"])[0]
    #expect(answer.coverage == [.none, .run, .run, .run, .run, .word, .word, .none, .word])
    #expect(answer.beginsLikeOutput == false)
  }

  @Test("a model whose answers are training outputs takes over all words and all beginnings")
  func trained() throws {
    let dataset = try dataset()
    let answers = try dataset.answers(
      (0..<20).map { "mill \($0) grinds rye for town \($0)" }
    )
    let figures = AnswerImitation(of: answers, wanted: Self.unlike, by: Self.bootstrap)
    #expect(figures.openings.share?.value == 1 && figures.openings.of == 20)
    #expect(figures.words.inRuns.share?.value == 1 && figures.words.inOutputs.of == 140)
    #expect(figures.openings.share?.low ?? 1 < 0.9, "twenty answers are not certain")
    #expect(figures.lengths?.mean == 7 && figures.lengths?.high == 7)
    #expect(figures.agreement.prompts == 0 && figures.agreement.spearman == nil)
  }

  @Test("answers without a word begin like nothing and count nowhere")
  func wordless() throws {
    let dataset = try dataset()
    let answers = try dataset.answers(["", "—", "Mill 4 grinds"])
    let figures = AnswerImitation(of: answers, wanted: Self.unlike, by: Self.bootstrap)
    #expect(figures.openings.count == 1 && figures.openings.of == 1)
    #expect(figures.words.inRuns.of == 3 && figures.words.inRuns.count == 0)
    #expect(figures.lengths?.mean == 1 && figures.lengths?.texts == 3)
    let none = AnswerImitation(of: [], wanted: Self.unlike, by: Self.bootstrap)
    #expect(none.lengths == nil && none.openings.share == nil)
  }

  @Test("a model compared with itself differs in nothing")
  func itself() throws {
    let dataset = try dataset()
    let answers = try dataset.answers(
      (0..<20).map { "\($0 < 7 ? "Mill" : "Town") \($0) grinds rye for nobody" }
    )
    let wanted = WantedLengths(
      Dictionary(uniqueKeysWithValues: (0..<20).map { ("p\($0)", log(Double(2 + $0 % 5))) })
    )
    let difference = ImitationDifference(
      of: answers,
      less: answers,
      of: ("itself", .compared),
      wanted: wanted,
      by: Self.bootstrap
    )
    let estimates = [
      difference.words.inRuns, difference.words.inOutputs, difference.openings, difference.length,
      difference.logRatio,
    ]
    for estimate in estimates {
      #expect(estimate?.value == 0 && estimate?.excludesZero == false)
    }
    #expect(difference.spearman == nil, "answers of one length have no ranks")
    #expect(difference.statement.contains("runs of 4 that outputs hold: 0.0 points, not"))
    #expect(difference.statement.contains("answers: 0.0 words, not significant (95 % in"))
    #expect(difference.statement.hasSuffix("the dataset would give: not estimable."))
  }

  @Test("longer answers where the dataset has longer outputs are told apart from constant ones")
  func lengths() throws {
    let dataset = try dataset()
    let prompts = (0..<20).map { Prompt(id: "p\($0)", instruction: "Number \($0)?") }
    let stranger = Prompt(id: "p99", instruction: "Quid novi")
    let wanted = try WantedLengths(
      for: prompts + [stranger],
      in: dataset.index,
      outputs: dataset.outputs
    )
    #expect(wanted.missing == 1 && wanted["p99"] == nil)
    let copied = try dataset.answers(
      (0..<20).map { number in
        let words = Int(exp(wanted["p\(number)"] ?? 0).rounded())
        return Array(repeating: "x", count: words).joined(separator: " ")
      }
    )
    let turning = try dataset.answers(
      (0..<20).map { Array(repeating: "x", count: 40 - 2 * $0).joined(separator: " ") }
    )
    let difference = ImitationDifference(
      of: copied,
      less: turning,
      of: ("turning", .base),
      wanted: wanted,
      by: Self.bootstrap
    )
    let own = AnswerImitation(of: copied, wanted: wanted, by: Self.bootstrap).agreement
    #expect(own.prompts == 20)
    #expect(own.spearman?.value ?? 0 > 0.9 && own.pearson?.value ?? 0 > 0.9)
    #expect(own.logRatio?.value ?? 1 < 0.2)
    #expect(difference.spearman?.low ?? 0 > 0 && difference.logRatio?.high ?? 0 < 0)
    #expect(difference.role == .base)
    #expect(difference.statement.contains("answers: −3.5 words, not significant"))
  }

  @Test("the wanted length is the mean over the ten rows most like the prompt, itself included")
  func wanted() throws {
    let dataset = try SmallDataset(
      [("red lighthouse", "one two three")]
        + (0..<12).map { ("blue lighthouse", "out \($0)") } + [("red barn", "")]
    )
    let wanted = try WantedLengths(
      for: [Prompt(id: "a", instruction: "RED?"), Prompt(id: "b", instruction: "barn")],
      in: dataset.index,
      outputs: dataset.outputs
    )
    // "Red" stands in two rows, one of which has no output.
    #expect(wanted["a"] == log(4))
    #expect(wanted["b"] == nil && wanted.missing == 1)
    #expect(abs((wanted.usualWords ?? 0) - 3) < 1e-12)
  }

  @Test("fewer than ten common prompts estimate nothing", arguments: [0, 1, 9])
  func few(count: Int) throws {
    let answers = try dataset().answers((0..<20).map { "mill \($0) grinds" })
    let difference = ImitationDifference(
      of: Array(answers.prefix(count)),
      less: answers,
      of: ("other", .compared),
      wanted: Self.unlike,
      by: Self.bootstrap
    )
    #expect(difference.words.inRuns == nil && difference.length == nil)
    #expect(
      difference.statement.hasPrefix("Not estimable against other: both models answer \(count) ")
    )
  }
}
