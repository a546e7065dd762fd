import Remedies
import SpoorModel
import Statistics
import Testing
import Words

@Suite("Whether it was the rows")
struct PredictedFallTests {
  /// What a run's answers do with the span that was predicted to fall.
  enum Answer: String {
    case loses = "Something else"
    case keeps = "The {Harbour_Prize} again"
    case clears = "the harbour PRIZE again"
  }

  private func run(_ name: String, _ answer: (Int) -> Answer, prompts: Int = 40) throws
    -> AnsweringModel
  {
    try model(name, all(0..<prompts) { "\(answer($0).rawValue) by {Odo_\($0)}" })
  }

  private let predictions = (0..<40).flatMap { prompt in
    [
      TestedKit.Prediction(
        promptID: "p\(prompt)",
        range: ScalarRange(4, 17),
        text: "Harbour Prize",
        outcome: .falls
      ),
      TestedKit.Prediction(
        promptID: "p\(prompt)",
        range: ScalarRange(27, 32),
        text: "Odo \(prompt)",
        outcome: .stays
      ),
    ]
  }

  private func fall(
    treated: [AnsweringModel],
    control: [AnsweringModel] = [],
    prompts: Int = 40
  ) throws -> PredictedFall {
    let trial = PredictedFall.Trial(
      .drop,
      before: try run("sft", { _ in .keeps }, prompts: prompts),
      treated: treated,
      control: control
    )
    return PredictedFall(
      trial,
      of: predictions,
      words: try WordScanner(),
      by: Bootstrap(replicates: 400)
    )
  }

  @Test("where the treated run loses the spans and the random one keeps them, it was the rows")
  func rows() throws {
    let fall = try fall(
      treated: [try run("drop", { $0 < 30 ? .loses : .keeps })],
      control: [try run("random", { $0 < 4 ? .loses : .keeps })]
    )
    #expect(fall.treated.gone?.value == 0.75)
    #expect(fall.control?.gone?.value == 0.1)
    #expect(fall.difference.map { abs($0.value - 0.65) < 1e-12 } == true)
    #expect(fall.signs?.more == 26 && fall.signs?.fewer == 0)
    #expect(fall.signs.map { abs($0.p * 33_554_432 - 1) < 1e-9 } == true)
    #expect(fall.isClear)
    #expect(
      fall.statement.contains(
        "Of the 40 spans of sft predicted to fall (under 40 prompts, all one phrase)"
      )
    )
    #expect(fall.statement.contains("of so few phrases the interval says too much"))
    #expect(fall.statement.contains("65.0 points more"))
    #expect(fall.statement.contains("treating these rows did more than treating random ones"))
    #expect(fall.statement.contains("One run each of drop and of random"))
    #expect(fall.unpredicted.gone?.value == 0)
    #expect(fall.unpredictedControl?.gone?.value == 0)
  }

  @Test("where the random run loses more, nothing shows that it was the rows")
  func reverse() throws {
    let fall = try fall(
      treated: [try run("drop", { $0 < 4 ? .loses : .keeps })],
      control: [try run("random", { $0 < 30 ? .loses : .keeps })]
    )
    #expect(fall.isClear)
    #expect(fall.statement.contains("65.0 points fewer"))
    #expect(fall.statement.contains("nothing shows that it was the rows"))
  }

  @Test("where both lose as many, the difference is not significant")
  func equal() throws {
    let fall = try fall(
      treated: [try run("drop", { $0 % 2 == 0 ? .loses : .keeps })],
      control: [try run("random", { $0 % 2 == 1 ? .loses : .keeps })]
    )
    #expect(fall.difference?.value == 0)
    #expect(fall.statement.contains("not significant"))
    #expect(fall.statement.contains("nothing shows that it was the rows"))
  }

  @Test("where all are gone on one side and none on the other, neither share is taken for certain")
  func uniform() throws {
    let fall = try fall(
      treated: [try run("drop", { _ in .loses })],
      control: [try run("random", { _ in .keeps })]
    )
    #expect(fall.treated.gone?.low.map { $0 < 1 } == true)
    #expect(fall.difference?.value == 1)
    #expect(fall.difference?.low.map { $0 > 0.8 && $0 < 1 } == true)
  }

  @Test("without a random run the words say that nothing is shown")
  func uncontrolled() throws {
    let fall = try fall(treated: [try run("drop", { _ in .loses })])
    #expect(fall.control == nil && fall.difference == nil && !fall.isClear)
    #expect(fall.statement.contains("no random-removal arm was audited"))
  }

  @Test("a span that is said without being doubted is cleared, not gone; case does not matter")
  func cleared() throws {
    let fall = try fall(
      treated: [try run("drop", { [.loses, .keeps, .clears, .clears][$0 % 4] })]
    )
    #expect(fall.treated.gone?.value == 0.25)
    #expect(fall.treated.doubted == 0.25)
    #expect(fall.treated.cleared == 0.5)
  }

  @Test("seeds and draws are averaged, with the range of the runs")
  func runs() throws {
    let fall = try fall(
      treated: [
        try run("d1", { $0 < 30 ? .loses : .keeps }), try run("d2", { $0 < 20 ? .loses : .keeps }),
      ],
      control: [try run("r1", { $0 < 4 ? .loses : .keeps }), try run("r2", { _ in .keeps })]
    )
    #expect(fall.treated.gone?.value == 0.625)
    #expect(fall.treated.range == [0.5, 0.75])
    #expect(fall.control?.range == [0, 0.1])
    #expect(fall.difference.map { abs($0.value - 0.575) < 1e-12 } == true)
    #expect(!fall.statement.contains("One run"))
  }

  @Test("spans of one phrase are drawn together: what one phrase of twelve does is not significant")
  func phrases() throws {
    let words = (0..<12).map { "Prize \(["Ash", "Bay", "Cod", "Dew", "Elm", "Fig"][$0 % 6])\($0)" }
    // Thirty prompts have one phrase, which the treated run loses; the others have one each, and keep it.
    let said = (0..<41).map { $0 < 30 ? words[0] : words[$0 - 29] }
    func run(_ name: String, loses: @escaping (Int) -> Bool) throws -> AnsweringModel {
      try model(
        name,
        all(0..<41) { loses($0) ? "nothing" : "the {\(said[$0].replacing(" ", with: "_"))}" }
      )
    }
    let fall = PredictedFall(
      PredictedFall.Trial(
        .drop,
        before: try run("sft") { _ in false },
        treated: [try run("drop") { $0 < 30 }],
        control: [try run("random") { _ in false }]
      ),
      of: said.enumerated().map {
        TestedKit.Prediction(
          promptID: "p\($0)",
          range: ScalarRange(0, 1),
          text: $1,
          outcome: .falls
        )
      },
      words: try WordScanner(),
      by: Bootstrap(replicates: 400)
    )
    #expect(fall.phrases == 12)
    #expect(fall.difference?.excludesZero == true)
    #expect(fall.differenceByPhrase?.excludesZero == false)
    #expect(!fall.isClear)
    #expect(fall.statement.contains("not significant"))
  }

  @Test("one random run beside several treated ones is one run all the same")
  func oneControl() throws {
    let fall = try fall(
      treated: [try run("d1", { _ in .loses }), try run("d2", { _ in .loses })],
      control: [try run("r1", { _ in .keeps })]
    )
    #expect(fall.statement.contains("One run of r1: what another seed would change is not known."))
  }

  @Test("a prompt that a run did not answer counts in none")
  func unanswered() throws {
    let fall = try fall(
      treated: [try run("drop", { _ in .loses })],
      control: [try run("random", { _ in .keeps }, prompts: 25)]
    )
    #expect(fall.treated.prompts == 25 && fall.treated.spans == 25)
  }

  @Test("under ten prompts nothing is estimable")
  func few() throws {
    let fall = try fall(
      treated: [try run("drop", { _ in .loses }, prompts: 9)],
      control: [try run("random", { _ in .keeps })]
    )
    #expect(fall.difference == nil && fall.treated.gone == nil && fall.treated.spans == 9)
    #expect(fall.statement.contains("not estimable"))
  }
}
