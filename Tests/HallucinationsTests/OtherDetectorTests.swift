import SpoorModel
import Testing
import Words

@testable import Hallucinations

@Suite("Other answers and imported marks")
struct OtherDetectorTests {
  // MARK: Disagreement

  private static let bases: [(String, Stance, String?)] = [
    ("It was 1890. They met Bert in 1901.", Stance.supported, "They met Bert in 1901."),
    ("It rained. It was in 1890. Then 1880.", .contradicted, "It was in 1890."),
    ("They met Bert there.", .notMentioned, nil),
    ("", .notMentioned, nil),
  ]

  @Test(
    "the base model's answer says so, has another value of the kind, or is silent",
    arguments: bases
  )
  func disagreement(base: String, stance: Stance, sentence: String?) throws {
    let example = try Case("They came in 1901.")
    var answer = example.answer
    answer.baseAnswer = example.worded(base)
    let values = ValueFinder(
      usage: example.usage([base]),
      prompts: PromptWords([example.prompt], by: example.scanner),
      reach: .written
    )
    let detector = DisagreementDetector(values: values)
    let opinion = try #require(detector.opinions(on: example.statements(), in: answer)?.first)
    #expect(opinion?.evidence?.stance == stance)
    #expect(opinion?.evidence?.text == sentence)
    let expected: [Signal: Double] = [
      .baseAgrees: stance == .supported ? 1 : 0, .baseConflicts: stance == .contradicted ? 1 : 0,
    ]
    #expect(opinion?.signals == expected)
    #expect(detector.opinions(on: example.statements(), in: example.answer) == nil)
  }

  // MARK: Consistency

  @Test(
    "what the samples lack is counted by n-grams of up to three words",
    arguments: [
      (["They met Ada Byron Lovelace.", "Ada Byron Lovelace!"], 0.0, Stance.supported),
      (["Nobody came.", "Bert Stone"], 1, .contradicted),
      (["They met Ada Byron Lovelace.", "Bert"], 0.5, .contradicted),
      (["ada byron’s lovelace", "ADA BYRON LOVELACE", "x"], 1.0 / 3, .supported),
      ([""], 1, .contradicted),
    ]
  )
  func consistency(samples: [String], lacking: Double, stance: Stance) throws {
    let example = try Case("They met Ada Byron Lovelace.")
    var answer = example.answer
    answer.samples = samples.map(example.worded)
    let opinions = ConsistencyDetector().opinions(on: example.statements(), in: answer)
    let opinion = try #require(opinions?.first ?? nil)
    #expect(opinion.signals == [.lacking: lacking])
    #expect(opinion.evidence?.stance == stance)
    let holding = samples.count - Int((lacking * Double(samples.count)).rounded())
    #expect(opinion.evidence?.text == "\(holding) of \(samples.count) samples say the same")
  }

  @Test("of a long run every three words count")
  func longRun() throws {
    let example = try Case("They met Ada Byron King Lovelace Noel.")
    var answer = example.answer
    answer.samples = [example.worded("Ada Byron King Lovelace came")]
    let opinions = ConsistencyDetector().opinions(on: example.statements(), in: answer)
    // ada byron king, byron king lovelace; king lovelace noel is lacking
    #expect(opinions?.first??.signals == [.lacking: 1.0 / 3])
    #expect(ConsistencyDetector().opinions(on: example.statements(), in: example.answer) == nil)
  }

  // MARK: Imported

  @Test("the greatest probability of the marks that meet a statement counts, else 0")
  func imported() throws {
    let example = try Case("They met 5 or 6 or 7.")
    var answer = example.answer
    answer.marks[.imported] = [
      MarkedResponse.Mark(ScalarRange(9, 10), probability: 0.3),
      MarkedResponse.Mark(ScalarRange(9, 10), probability: 0.8, category: "x"),
      MarkedResponse.Mark(ScalarRange(14, 15)),
    ]
    let opinions = MarkDetector.imported.opinions(on: example.statements(), in: answer)
    #expect(opinions?.map { $0?.signals } == [[.imported: 0.8], [.imported: 1], [.imported: 0]])
  }

  @Test(
    "a judge's reason is the evidence; its confidence counts by its log-odds, beside imported marks"
  )
  func judged() throws {
    let example = try Case("They met 5 or 6.")
    var answer = example.answer
    answer.marks[.judge] = [
      MarkedResponse.Mark(ScalarRange(9, 10), probability: 0.9, reason: "They met 4.")
    ]
    let opinions = try #require(MarkDetector.judge.opinions(on: example.statements(), in: answer))
    #expect(opinions.map { $0?.signals } == [[.judged: 0.9], [.judged: 0]])
    #expect(opinions[0]?.evidence?.text == "They met 4.")
    #expect(opinions[0]?.evidence?.stance == .contradicted)
    #expect(opinions[1]?.evidence == nil)
    #expect(MarkDetector.imported.opinions(on: example.statements(), in: answer) == nil)
    let weights = FusionWeights(fittedOn: "nothing", models: [])
    #expect(weights.score([.judged: 0.5]) == 0.5)
    let both = try #require(weights.score([.judged: 0.9, .imported: 0.8]))
    #expect(abs(both - 36.0 / 37) < 1e-12)
  }

  @Test("a response that the file does not know has no opinion, one without marks has")
  func importedNothing() throws {
    let example = try Case("They met 5.")
    #expect(MarkDetector.imported.opinions(on: example.statements(), in: example.answer) == nil)
    var answer = example.answer
    answer.marks[.imported] = []
    let opinions = MarkDetector.imported.opinions(on: example.statements(), in: answer)
    #expect(opinions?.map { $0?.signals } == [[.imported: 0]])
  }

  // MARK: Values in open places

  private static let hobbies = [
    "theremins", "beekeeping", "origami", "kayaking", "falconry",
  ].map { "She has a passion for \($0) now" }

  @Test("where rare words stand elsewhere, two common words that belong together are a value")
  func openPlace() throws {
    let text = "He has a passion for mountain biking now"
    let texts =
      Self.hobbies + Array(repeating: text, count: 20)
      + Array(
        repeating: "It is there and that is all",
        count: 35
      )
    let example = try Case(text)
    let worded = texts.map(example.worded)
    func finder(_ texts: [WordedText]) -> ValueFinder {
      ValueFinder(
        usage: WordUsage(of: worded),
        prompts: PromptWords([example.prompt], by: example.scanner),
        reach: .rare,
        texts: texts
      )
    }
    let found = finder(worded).values(in: example.answer)
    #expect(example.surfaces(found.map(\.words)).contains { $0.hasPrefix("mountain biking") })
    #expect(finder([]).values(in: example.answer).isEmpty)
  }
}
