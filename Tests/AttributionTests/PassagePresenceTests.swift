import SpoorModel
import Statistics
import Testing

@testable import Attribution

@Suite("How much of the answers is passages") struct PassagePresenceTests {
  /// An answer of ten words, of which the first so many are a passage.
  private func answer(_ prompt: Int, _ inside: Int) -> ResponsePassages {
    ResponsePassages(promptID: "p\(prompt)", runs: inside > 0 ? [0..<inside] : [], words: 10)
  }

  private func difference(
    _ mine: [ResponsePassages],
    _ theirs: [ResponsePassages]
  ) -> PassageDifference {
    PassageDifference(
      of: mine,
      less: theirs,
      of: ("other", .compared),
      by: Bootstrap(replicates: 200)
    )
  }

  @Test("is the share of answers that hold one, and of words that lie in one")
  func presence() throws {
    let answers = [answer(0, 6), answer(1, 0), answer(2, 8), answer(3, 0)]
    let presence = PassagePresence(of: answers, by: Bootstrap(replicates: 200))
    #expect(presence.withPassage.count == 2 && presence.withPassage.of == 4)
    #expect(presence.withPassage.share?.value == 0.5)
    #expect(presence.wordsInside.count == 14 && presence.wordsInside.of == 40)
    #expect(presence.wordsInside.share?.value == 0.35)
    let none = PassagePresence(of: [], by: Bootstrap(replicates: 200))
    #expect(none.withPassage.share == nil && none.wordsInside.share == nil)
  }

  @Test("is compared over the prompts that both models answer, and over no others")
  func paired() {
    let mine = (0..<30).map { answer($0, 6) }
    let theirs = (10..<40).map { answer($0, $0 < 30 ? 0 : 6) }
    let difference = difference(mine, theirs)
    #expect(difference.prompts == 20)
    #expect(difference.withPassage?.value == 1)
    #expect(difference.wordsInside?.value == 0.6)
    #expect(
      difference.presence.withPassage.count == 10,
      "the other's own rate is of all its answers"
    )
    #expect(
      difference.statement
        == "Against other, over 20 prompts: 100.0 points more answers with a passage (95 % interval "
        + "77.2 to 100.0); 60.0 points more words in passages (95 % interval 43.9 to 60.0)."
    )
  }

  @Test("a model of which no answer holds one, and another of which all do, are not certain")
  func uniform() throws {
    let none = (0..<12).map { answer($0, 0) }
    let all = (0..<12).map { answer($0, 10) }
    let fewer = difference(none, all)
    let words = try #require(fewer.wordsInside)
    let high = try #require(words.high)
    #expect(words.value == -1 && words.low == -1 && high > -0.8 && high < 0)
    #expect(
      fewer.statement.contains("100.0 points fewer answers with a passage (95 % interval 65.7 to")
    )
    let alike = try #require(difference(none, none).withPassage)
    #expect(alike.value == 0 && !alike.excludesZero)
    #expect(try #require(alike.low) < -0.1)
    #expect(try #require(alike.high) > 0.1)
  }

  @Test("two models that differ by chance differ in no significant way")
  func chance() {
    let mine = (0..<40).map { answer($0, $0.isMultiple(of: 2) ? 6 : 0) }
    let theirs = (0..<40).map { answer($0, $0.isMultiple(of: 2) ? 0 : 6) }
    let difference = difference(mine, theirs)
    #expect(difference.withPassage?.excludesZero == false)
    #expect(
      difference.statement.contains("0.0 points more answers with a passage, not significant (95")
    )
  }

  @Test("fewer than ten common prompts estimate nothing", arguments: [0, 1, 9])
  func few(count: Int) {
    let difference = difference(
      (0..<count).map { answer($0, 6) },
      (0..<20).map { answer($0, 0) }
    )
    #expect(difference.withPassage == nil && difference.wordsInside == nil)
    #expect(
      difference.statement.hasPrefix("Not estimable against other: both models answer \(count) ")
    )
  }
}
