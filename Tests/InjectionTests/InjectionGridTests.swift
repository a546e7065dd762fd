import Foundation
import Injection
import ScratchFiles
import SpoorModel
import Statistics
import Testing

@Suite("Base, tuned, and both with retrieval") struct InjectionGridTests {
  /// A question of two options, right under these conditions, wrong under those.
  private func question(
    _ id: Int,
    right: [String],
    wrong: [String],
    kind: String = "seen"
  ) -> ChoiceQuestion {
    var question = ChoiceQuestion(id: "\(id)", options: ["a", "b"], answer: 0)
    question.fields = ["kind": kind]
    for name in right { question.scores[name] = OptionScores(sums: [-1, -2]) }
    for name in wrong { question.scores[name] = OptionScores(sums: [-2, -1]) }
    return question
  }

  private static let names: [InjectionArm: String] = [.base: "base", .tuned: "sft"]

  @Test("a condition's name has an arm and, behind the first bar, a setting")
  func names() {
    let name = ConditionName("sft+rag|5|x")
    #expect(name.arm == "sft+rag" && name.setting == "5|x" && name.text == "sft+rag|5|x")
    #expect(ConditionName("sft").setting.isEmpty && ConditionName("sft").text == "sft")
  }

  @Test("arms are compared on the questions that all were scored on, pair by pair")
  func paired() throws {
    let questions = [
      question(1, right: ["base", "sft"], wrong: []), question(2, right: ["sft"], wrong: ["base"]),
      question(3, right: ["sft"], wrong: ["base"], kind: "new"),
      question(4, right: ["base"], wrong: ["sft"], kind: "new"),
      question(5, right: ["base"], wrong: []),
    ]
    let plan = InjectionGrid.Plan(Self.names, field: "kind")
    let grid = InjectionGrid(questions, plan)
    let setting = try #require(grid.settings.first)
    #expect(grid.settings.count == 1 && setting.name.isEmpty && grid.means.isEmpty)
    #expect(setting.all.questions == 4 && setting.all.incomplete == 1)
    #expect(setting.all.arms.map(\.right.count) == [2, 3])
    let pair = try #require(setting.all.pairs.first)
    #expect(setting.all.pairs.count == 1)
    #expect(pair.gained == 2 && pair.lost == 1 && pair.pValue == 1)
    #expect(pair.gain?.value == 0.5 && pair.difference?.value == 0.25)
    #expect(setting.groups.map(\.value) == ["new", "seen"])
    #expect(setting.groups[0].comparison.arms.map(\.right.count) == [1, 1])
  }

  @Test("settings of the same questions have a mean gain, of different ones none")
  func means() throws {
    let names = ["base|0", "base|5", "sft|0", "sft|5"]
    var questions = (1...12).map { number in
      question(
        number,
        right: number % 3 == 0 ? names : ["sft|0", "sft|5"],
        wrong: number % 3 == 0 ? [] : ["base|0", "base|5"]
      )
    }
    let grid = InjectionGrid(questions, InjectionGrid.Plan(Self.names))
    #expect(grid.settings.map(\.name) == ["0", "5"])
    let mean = try #require(grid.means.first)
    #expect(mean.settings == 2 && mean.gain.value == 2)
    #expect(mean.gain.low != nil)
    questions[0].scores["sft|5"] = nil
    #expect(InjectionGrid(questions, InjectionGrid.Plan(Self.names)).means.isEmpty)
  }

  @Test(
    "the planted world: retrieval beats tuning asked briefly, tuning retrieval in sentences",
    .enabled(if: SharedData.worldA != nil)
  )
  func world() throws {
    let file = try #require(SharedData.worldA).appending(path: "mcq.jsonl")
    let names: [InjectionArm: String] = [
      .base: "base", .tuned: "sft", .baseRetrieval: "base+rag", .tunedRetrieval: "sft+rag",
    ]
    let grid = InjectionGrid(try ChoiceFile(file).read(), InjectionGrid.Plan(names, field: "kind"))
    #expect(grid.settings.map(\.name) == ["instruct_sentence", "qa_short"])
    let differences = grid.settings.map { setting in
      setting.all.pairs.first { $0.arm == .baseRetrieval && $0.reference == .tuned }
    }
    let sentence = try #require(differences[0])
    let short = try #require(differences[1])
    #expect(abs(try #require(sentence.difference).value - (96.0 - 132) / 150) < 1e-12)
    #expect(abs(try #require(short.difference).value - (138.0 - 108) / 150) < 1e-12)
    #expect(sentence.pValue < 0.001 && short.pValue < 0.001)
    #expect(grid.means.count == 6 && grid.means.allSatisfy { $0.settings == 2 })
  }
}

@Suite("Accuracy by number") struct NumberedCurveTests {
  /// Under each number a question is right if its own number is smaller.
  private func answers(_ counts: [Int: Int], of questions: Int) -> (arms: [Int: String], ArmAnswers)
  {
    let made = (0..<questions).map { place in
      var question = ChoiceQuestion(id: "\(place)", options: ["a", "b"], answer: 0)
      for (number, right) in counts {
        let sums: [Double] = place < right ? [-1, -2] : [-2, -1]
        question.scores["k\(number)"] = OptionScores(sums: sums)
      }
      return question
    }
    let arms = counts.reduce(into: [:]) { $0[$1.key] = "k\($1.key)" }
    return (arms, ArmAnswers(made, arms: Array(arms.values), setting: "", rule: .sum))
  }

  @Test("rises, falls, and how far they spread")
  func shape() throws {
    let (arms, answers) = answers([0: 10, 1: 40, 2: 60, 5: 50], of: 100)
    let curve = try #require(NumberedCurve(arms, answers))
    #expect(curve.points.map(\.number) == [0, 1, 2, 5])
    #expect(curve.spread.value == 0.5)
    #expect(curve.falls == 1)
    #expect(abs(try #require(curve.correlation).value - 0.8) < 1e-12)
    #expect(curve.spreadP < 0.01)
    #expect(curve.points[2].best > 0.9)
    #expect(abs(curve.points.map(\.best).reduce(0, +) - 1) < 1e-9)
  }

  @Test("a number that makes no difference spreads no further than chance")
  func chance() throws {
    var generator = SplitMix64(seed: 7)
    let questions = (0..<120).map { place in
      var question = ChoiceQuestion(id: "\(place)", options: ["a", "b"], answer: 0)
      for number in 0...4 {
        let isRight = generator.index(below: 2) == 0
        question.scores["k\(number)"] = OptionScores(sums: isRight ? [-1, -2] : [-2, -1])
      }
      return question
    }
    let arms = Dictionary(uniqueKeysWithValues: (0...4).map { ($0, "k\($0)") })
    let answers = ArmAnswers(questions, arms: Array(arms.values), setting: "", rule: .sum)
    let curve = try #require(NumberedCurve(arms, answers))
    #expect(curve.spread.value > 0 && curve.spreadByChance > 0.05)
    #expect(curve.spreadP > 0.05)
  }

  @Test("equal accuracies have no correlation; one number is no curve")
  func degenerate() throws {
    let (arms, same) = answers([0: 5, 1: 5], of: 10)
    let curve = try #require(NumberedCurve(arms, same))
    #expect(curve.correlation == nil && curve.spread.value == 0 && curve.spreadP == 1)
    let (one, answers) = answers([1: 5], of: 10)
    #expect(NumberedCurve(one, answers) == nil)
  }
}
