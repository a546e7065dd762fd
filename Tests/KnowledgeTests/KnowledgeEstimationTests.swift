import Foundation
import Knowledge
import ScratchFiles
import SpoorModel
import Statistics
import Testing

@Suite("What a model knew, from its answers") struct KnowledgeEstimationTests {
  private func estimation(
    _ text: String,
    _ settings: KnowledgeEstimation.Settings = .init()
  ) throws -> KnowledgeEstimation {
    let scratch = try ScratchFolder()
    var estimation = KnowledgeEstimation(settings)
    try estimation.add(try AnswerFile(try scratch.file("answers.jsonl", text: text)))
    return estimation
  }

  @Test("every category of the planted world is the gold one", arguments: AnswerMatching.allCases)
  func world(matching: AnswerMatching) throws {
    let world = try #require(SharedData.worldA)
    var estimation = KnowledgeEstimation(.init(matching: matching))
    try estimation.add(try AnswerFile(world.appending(path: "slick_samples.jsonl.gz")))
    let questions = try estimation.classified()
    let gold = try KnowledgeFile.read(world.appending(path: "slick_gold.jsonl")).rows
    #expect(questions.count == 300)
    #expect(estimation.answers == 51_000)
    #expect(questions.map(\.id) == gold.map { .row($0.rowID) })
    #expect(questions.map(\.category) == gold.map(\.category))
    #expect(questions.map(\.relation) == gold.map(\.relation))
    #expect(questions.allSatisfy { $0.greedy.trials == 10 && $0.sampled.trials == 160 })
    let lines = try String(contentsOf: world.appending(path: "slick_gold.jsonl"), encoding: .utf8)
    let same = try zip(questions, lines.split(separator: "\n")).count { question, line in
      let value = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      return question.pGreedy == value?["p_greedy"] as? Double
        && question.pSample == value?["p_sample"] as? Double
    }
    // The world compared texts as they stand; of three titles samples had another article.
    #expect(same == (matching == .raw ? 300 : 297))
  }

  @Test(
    "a record may hold a whole set, answers may come in any order, questions in a record of theirs"
  )
  func shapes() throws {
    let questions = try estimation(
      #"""
      {"row_id": 1, "question": "Where?", "answer": "Ulm", "aliases": ["Ulmoria"], "relation": "town"}
      {"prompt_id": "p", "answer": ["Rye", "rye bread"], "exemplar_set": 0, "greedy": "Rye", "samples": ["x", "y"]}
      {"row_id": 1, "exemplar_set": 4, "greedy": "no", "samples": ["Ulmoria", "no"], "temperature": 0.5}
      {"prompt_id": "p", "exemplar_set": 1, "decoding": "greedy", "text": "oat"}
      {"row_id": 1, "exemplar_set": 2, "temperature": 0, "text": "no"}
      """#
    ).classified()
    #expect(questions.map(\.id) == [.row(.number(1)), .prompt(.text("p"))])
    #expect(questions.map(\.category) == [.weaklyKnown, .maybeKnown])
    #expect(questions.map(\.pGreedy) == [0, 0.5])
    #expect(questions.map(\.pSample) == [0.5, 0])
    #expect(questions.map(\.answers) == [["Ulm", "Ulmoria"], ["Rye", "rye bread"]])
    #expect(questions[0].question == "Where?")
    #expect(questions[0].relation == "town")
  }

  @Test("a table will do")
  func table() throws {
    let scratch = try ScratchFolder()
    var estimation = KnowledgeEstimation()
    let text = "row_id,answer,exemplar_set,decoding,text\n7,Ulm,0,greedy,ulm\n7,Ulm,0,sample,Ulm\n"
    try estimation.add(try AnswerFile(try scratch.file("answers.csv", text: text)))
    #expect(try estimation.classified().map(\.category) == [.highlyKnown])
  }

  private static let good =
    #"{"row_id": 1, "answer": "Ulm", "exemplar_set": 0, "greedy": "Ulm", "samples": ["Ulm"]}"#
    + "\n"

  @Test(
    "what is wrong is named with its line",
    arguments: [
      (#"{"row_id": 1, "exemplar_set": 0, "greedy": "x"}"#, "the greedy answer of row 1 behind"),
      (#"{"row_id": 1, "exemplar_set": 0, "samples": ["x"]}"#, "sample 0 of row 1 behind exemplar"),
      (#"{"row_id": 1, "answer": "Rom", "text": "x", "decoding": "greedy"}"#, "row 1 has another"),
      (#"{"row_id": 2, "text": "x", "decoding": "greedy"}"#, "nothing tells the right answer of"),
      (#"{"row_id": 1, "text": "x"}"#, "the record says neither \"decoding\" nor"),
      (#"{"row_id": 1, "text": "x", "decoding": "beam"}"#, "\"beam\" is no decoding"),
      (#"{"row_id": 1, "text": 7, "decoding": "greedy"}"#, "\"text\": expected a string"),
      (#"{"row_id": 1, "samples": [7]}"#, "\"samples[0]\": expected a string"),
      (#"{"answer": "Ulm", "text": "x"}"#, "the record has neither \"row_id\" nor"),
      (#"{"row_id": 2, "answer": " ", "text": "x"}"#, "the record says neither"),
      (#"{"row_id": 2, "answer": " ", "greedy": "x"}"#, "\"answer\": the right answer is empty"),
      (
        #"{"row_id": 1, "exemplar_set": -1, "greedy": "x"}"#,
        "\"exemplar_set\": expected an integer"
      ),
      (
        #"{"row_id": 1, "text": "x", "decoding": "sample", "sample_index": 99999999}"#,
        "\"sample_index\": 99999999 is too high"
      ),
    ]
  )
  func refused(line: String, problem: String) throws {
    let error = try #require(throws: SpoorError.self) { try estimation(Self.good + line) }
    #expect(error.code == .badInput)
    #expect(error.location?.line == 2)
    #expect(error.problem.hasPrefix(problem), "\(error.problem)")
  }

  @Test("without greedy or sampled answers the category would be open")
  func open() throws {
    for (key, missing) in [("greedy", "sampled"), ("samples", "greedy")] {
      let estimation = try estimation(#"{"row_id": 1, "answer": "Ulm", "\#(key)": ["x"]}"#)
      let error = try #require(throws: SpoorError.self) { try estimation.classified() }
      #expect(error.problem == "row 1 has no \(missing) answer")
      #expect(error.location?.line == 1)
    }
  }

  @Test("half greedy, half sampled, each wrong answer has the same chance to be drawn")
  func draw() throws {
    let samples = (0..<40).map { #""wrong \#($0)""# }.joined(separator: ", ")
    let text = #"{"row_id": 1, "answer": "Ulm", "greedy": "no", "samples": [\#(samples)]}"#
    var drawn: [String: Int] = [:]
    for seed in 0..<400 {
      let estimation = try estimation(text, .init(wrongAnswers: 8, seed: UInt64(seed)))
      #expect(estimation.wrong.seen == 41)
      #expect(estimation.wrong.answers.first?.decoding == .greedy)
      let sampled = estimation.wrong.answers.filter { $0.decoding == .sample }
      #expect(Set(sampled.map(\.text)).count == 4)
      for answer in sampled { drawn[answer.text, default: 0] += 1 }
    }
    // 40 each are expected; 6 standard deviations.
    #expect(drawn.count == 40)
    #expect(drawn.values.allSatisfy { (4...76).contains($0) })
  }
}

@Suite("Figures of what a model knew") struct KnowledgeFiguresTests {
  /// A question whose sets have these greedy answers and samples right.
  private func question(_ id: Int, greedy: [Bool], any: [Bool]) -> ClassifiedQuestion {
    let right = zip(greedy, any).count { !$0 && $1 }
    return ClassifiedQuestion(
      .row(.number(id)),
      answers: ["x"],
      greedy: Proportion(successes: greedy.count(where: \.self), trials: greedy.count),
      sampled: Proportion(successes: right, trials: 16 * greedy.count),
      sets: zip(greedy, any).map { ExemplarSetOutcome(isGreedyRight: $0, hasRight: $1) }
    )
  }

  @Test("fewer sets give the mean category over all choices of them")
  func ablation() throws {
    var generator = SplitMix64(seed: 7)
    let questions = (0..<20).map { id in
      let greedy = (0..<5).map { _ in generator.index(below: 3) == 0 }
      return question(id, greedy: greedy, any: greedy.map { $0 || generator.index(below: 3) == 0 })
    }
    let ablation = KnowledgeFigures(of: questions).ablation
    #expect(ablation.map(\.sets) == [1, 2, 3, 4, 5])
    for line in ablation {
      let counted = try counted(questions, sets: line.sets)
      for category in KnowledgeCategory.allCases {
        #expect(abs((line.shares[category] ?? 0) - (counted[category] ?? 0)) < 1e-12)
      }
    }
    #expect(ablation.last?.wronglyUnknown == 0)
    let all = CategoryShares(of: questions)
    #expect(abs((ablation.last?.shares[.unknown] ?? 0) * 20 - Double(all[.unknown])) < 1e-9)
  }

  /// Shares by trying every choice of so many sets.
  private func counted(
    _ questions: [ClassifiedQuestion],
    sets: Int
  ) throws -> [KnowledgeCategory: Double] {
    let choices = (0..<32).filter { $0.nonzeroBitCount == sets }
    var shares: [KnowledgeCategory: Double] = [:]
    for question in questions {
      for choice in choices {
        let taken = question.sets.indices.filter { choice >> $0 & 1 == 1 }.map { question.sets[$0] }
        let chosen = self.question(
          0,
          greedy: taken.map(\.isGreedyRight),
          any: taken.map(\.hasRight)
        )
        shares[chosen.category, default: 0] += 1 / Double(choices.count * questions.count)
      }
    }
    return shares
  }

  @Test("uneven numbers of answers are said, and that fewer than ten sets call more Unknown")
  func caveats() {
    let figures = KnowledgeFigures(
      of: [
        question(1, greedy: [true], any: [true]),
        question(2, greedy: [true, false], any: [true, true]),
      ],
      temperatures: [0.5, 0.7]
    )
    #expect(figures.ablation.isEmpty)
    #expect(figures.caveats.count == 4)
    #expect(figures.caveats[0].hasPrefix("Questions have 1 to 2 greedy answers"))
    #expect(figures.caveats[3].hasPrefix("Samples of several temperatures (0.5, 0.7)"))
    #expect(SliCK.generations(questions: 92_000) == 15_640_000)
  }

  @Test("a score is beside SliCK at SliCK's share of Unknown questions, ties in part")
  func curve() throws {
    // Unknown: 0, 1, 2; only 0 is answered rightly after tuning. The score takes 3 for unknown.
    let questions = (0..<6).map { id in
      question(id, greedy: [id >= 3], any: [id >= 3])
    }
    let scores: [Double] = [0.1, 0.5, 0.5, 0.2, 0.8, 0.9]
    let right = [true, false, false, true, true, false]
    func byID<Value>(_ values: [Value]) -> [QuestionID: Value] {
      Dictionary(uniqueKeysWithValues: values.enumerated().map { (.row(.number($0)), $1) })
    }
    let curve = try #require(
      UnknownCurve("p_true", scores: byID(scores), outcomes: byID(right), of: questions)
    )
    #expect(curve.slickUnknown == 0.5)
    #expect(curve.slickAccuracy?.value == 1.0 / 3)
    // 0, 3, and half of the tie of 1 and 2.
    #expect(curve.accuracyAtSlick?.value == 2.0 / 3)
    #expect(abs((curve.difference?.value ?? 0) + 1.0 / 3) < 1e-12)
    #expect(curve.points.map(\.threshold) == [0.1, 0.2, 0.5, 0.8, 0.9])
    #expect(curve.points.map(\.accuracy) == [1, 1, 0.5, 0.6, 0.5])
    // Of 9 pairs, those with 4 and 5 are in order, and of those with 3 the one with 0.
    #expect(curve.auroc == 7.0 / 9)
  }
}
