import SpoorModel
import Statistics
import Testing

@testable import Imitation

@Suite("Doubted statements by length")
struct LengthDoubtTests {
  private static let bootstrap = Bootstrap(replicates: 200)

  /// Answers of 1 to 90 words, two statements each, of which `doubted` says how many are doubted.
  private func answers(doubted: (Int) -> Int) -> [JudgedAnswer] {
    (1...90).map {
      JudgedAnswer(words: $0, doubted: doubted($0), cleared: 2 - doubted($0), category: nil)
    }
  }

  @Test("thirds are cut at the model's own lengths, and told apart")
  func thirds() throws {
    let figures = try #require(
      LengthDoubtFigures(of: answers { $0 > 60 ? 1 + $0 % 2 : $0 % 2 }, by: Self.bootstrap)
    )
    #expect(figures.cuts == [30, 60])
    let group = try #require(figures.groups.first)
    #expect(figures.groups.count == 1 && group.knowledge == .all)
    #expect(group.thirds.map(\.statements.count) == [15, 15, 45])
    #expect(group.thirds.map(\.statements.of) == [60, 60, 60])
    #expect(group.thirds.map(\.answers.count) == [15, 15, 30])
    #expect(group.difference?.value == 0.5 && group.difference?.excludesZero == true)
    #expect(figures.unknownLessKnown == nil)
    #expect(
      figures.statement.hasPrefix(
        "Longest against shortest third of the answers (above 60 against up to 30 words): 50.0 points "
          + "more doubted statements (95 % interval"
      )
    )
    #expect(!figures.statement.contains("knew"))
  }

  @Test("known and unknown prompts are compared, weakly known ones being known")
  func knowledge() throws {
    let categories: [KnowledgeCategory] = [.highlyKnown, .unknown, .weaklyKnown, .unknown]
    var judged = answers { words in
      categories[words % 4] == .unknown && words > 60 ? 2 : words / 4 % 2
    }
    for place in judged.indices { judged[place].category = categories[judged[place].words % 4] }
    let figures = try #require(LengthDoubtFigures(of: judged, by: Self.bootstrap))
    #expect(figures.groups.map(\.knowledge) == [.all, .known, .unknown])
    let contrast = try #require(figures.unknownLessKnown)
    #expect(contrast.excludesZero && contrast.value > 0.3)
    #expect(figures.statement.contains("length tells more among the unknown, by"))
    let known = try #require(figures.groups[1].difference)
    #expect(!known.excludesZero)
    #expect(figures.statement.contains("points, not significant (95 %"))
  }

  @Test("a third of under ten answers estimates nothing")
  func few() throws {
    var judged = answers { $0 % 2 }
    for place in judged.indices { judged[place].category = place > 7 ? .unknown : .maybeKnown }
    let figures = try #require(LengthDoubtFigures(of: judged, by: Self.bootstrap))
    #expect(figures.groups[1].knowledge == .known && figures.groups[1].difference == nil)
    #expect(figures.unknownLessKnown == nil)
    #expect(figures.statement.hasSuffix("among the unknown is not estimable."))
  }

  @Test("answers of the same length are not parted; answers that nobody judged have no figures")
  func edges() throws {
    let alike = (0..<30).map { _ in
      JudgedAnswer(words: 7, doubted: 1, cleared: 0, category: nil)
    }
    let figures = try #require(LengthDoubtFigures(of: alike, by: Self.bootstrap))
    #expect(figures.cuts == [7, 7] && figures.groups[0].thirds.map(\.answers.of) == [30, 0, 0])
    #expect(figures.groups[0].difference == nil)
    let unjudged = [JudgedAnswer(words: 7, doubted: 0, cleared: 0, category: nil)]
    #expect(LengthDoubtFigures(of: unjudged, by: Self.bootstrap) == nil)
    #expect(LengthDoubtFigures(of: [], by: Self.bootstrap) == nil)
  }
}
