import Foundation
import Knowledge
import ScratchFiles
import SpoorModel
import Testing

@Suite("Tuned models by category") struct AccuracyMatrixTests {
  // Gekhman et al. 2024: Table 4's questions of each category, Table 2's rows.
  private static let questions = [2464, 2699, 1856, 3462]
  private static let table2: [(full: Double, categories: [Double])] = [
    (40.5, [98.7, 60.1, 9.0, 0.6]), (40.0, [98.4, 58.8, 8.5, 0.7]),
    (43.6, [98.4, 69.9, 12.1, 1.0]), (43.2, [97.5, 68.2, 12.9, 1.3]),
    (39.2, [95.0, 59.2, 8.6, 0.4]), (35.4, [73.5, 55.8, 17.2, 2.2]),
    (37.5, [95.6, 52.9, 6.5, 0.6]), (25.8, [55.8, 36.6, 12.2, 3.2]),
    (43.5, [98.0, 67.6, 14.1, 1.8]), (41.8, [95.5, 61.7, 14.8, 2.5]),
  ]

  /// Answers of a variant: of each category so many questions, of which so many are right.
  private func answers(
    _ variant: String,
    _ counts: [(questions: Int, right: Int)],
    answered: (Int) -> Bool = { _ in true }
  ) -> [TestAnswer] {
    var answers: [TestAnswer] = []
    for (category, count) in zip(KnowledgeCategory.allCases, counts) {
      for place in 0..<count.questions {
        let number = answers.count
        answers.append(
          TestAnswer(
            variant,
            .prompt(.number(number)),
            category: category,
            isRight: place < count.right,
            isAnswered: answered(number)
          )
        )
      }
    }
    return answers
  }

  @Test("Full of Table 2 is what the test's shares make of its categories, in all ten cells")
  func fullCells() throws {
    #expect(Self.questions.reduce(0, +) == 10_481)
    for (row, cells) in Self.table2.enumerated() {
      let counts = zip(Self.questions, cells.categories).map { questions, accuracy in
        (questions: questions, right: Int((Double(questions) * accuracy / 100).rounded()))
      }
      let matrix = AccuracyMatrix(answers("\(row)", counts))
      let full = try #require(matrix.rows[0].full.share?.value)
      let weighted = try #require(matrix.rows[0].weighted)
      #expect(abs(full - weighted) < 1e-12)
      // Cells and Full are rounded to one digit; D_Unknown at early stop is 0.054 off, the others under 0.04.
      #expect(abs(100 * weighted - cells.full) < 0.06, "\(row): \(100 * weighted)")
      // Whole counts of right answers that round to the cells can give Full as it is rounded, in every row.
      let ends = [-0.05, 0.05].map { error in
        zip(Self.questions, cells.categories).reduce(0.0) { sum, cell in
          let right = Double(cell.0) * (cell.1 + error) / 100
          return sum + (error < 0 ? right.rounded(.up) : right.rounded(.down))
        } / 104.81
      }
      #expect(ends[0] <= cells.full + 0.05 && ends[1] >= cells.full - 0.05, "\(row): \(ends)")
    }
  }

  @Test("a model that says that it does not know has not answered; known failures are answers")
  func selective() throws {
    let kept = answers("sft", [(10, 10), (10, 5), (0, 0), (20, 0)])
    let idk = answers("idk", [(10, 10), (10, 5), (0, 0), (20, 0)]) { $0 < 10 || $0 > 17 && $0 < 24 }
    let matrix = AccuracyMatrix(kept + idk, reference: "sft")
    #expect(matrix.rows.map(\.answered.count) == [40, 16])
    #expect(matrix.rows.map(\.selective.of) == [40, 16])
    #expect(matrix.rows.map(\.selective.count) == [15, 10])
    #expect(matrix.rows.map(\.knownFailed.count) == [5, 2])
    #expect(matrix.rows.map(\.knownFailed.of) == [20, 20])
    #expect(matrix.rows[0].categories[.weaklyKnown] == nil)
    #expect(matrix.comparisons.map(\.variant) == Array(repeating: "idk", count: 4))
    #expect(matrix.comparisons.allSatisfy { $0.difference.value == 0 && $0.mcNemarP == 1 })
  }

  @Test("models are compared with the best of each column, in pairs")
  func comparisons() throws {
    let first = answers("a", [(200, 190), (200, 80), (1, 0), (0, 0)])
    let second = answers("b", [(200, 190), (200, 120), (1, 0), (0, 0)])
    let matrix = AccuracyMatrix(first + second)
    let known = try #require(matrix.comparisons.first { $0.category == .highlyKnown })
    #expect((known.variant, known.reference, known.questions) == ("b", "a", 200))
    #expect(known.splitP == 1)
    let maybe = try #require(matrix.comparisons.first { $0.category == .maybeKnown })
    #expect((maybe.variant, maybe.reference) == ("a", "b"))
    #expect(abs(maybe.difference.value + 0.2) < 1e-12)
    #expect(maybe.difference.excludesZero)
    #expect(try #require(maybe.splitP) < 1e-6)
    #expect(maybe.mcNemarP < 1e-10)
    let one = try #require(matrix.comparisons.first { $0.category == .weaklyKnown })
    #expect(one.splitP == nil)
    #expect(!matrix.comparisons.contains { $0.category == .unknown })
  }

  @Test("files tell the model, the category and the answer in several ways")
  func reading() throws {
    let scratch = try ScratchFolder()
    let file = try scratch.file(
      "sft.test.jsonl",
      lines: [
        #"{"prompt_id": "a", "correct": 1}"#,
        #"{"prompt_id": "b", "text": "I don't know.", "answer": "Ulm"}"#,
        #"{"prompt_id": "c", "text": "The Ulm", "answer": ["Rome", "Ulm"], "category": "Unknown"}"#,
        #"{"variant": 7, "prompt_id": "c", "correct": false, "answered": false}"#,
      ]
    )
    let knowledge = BaseKnowledge(prompts: ["a": .highlyKnown, "c": .maybeKnown])
    let answers = try TestAnswerFile(knowledge: knowledge).read(file)
    #expect(answers.map(\.variant) == ["sft", "sft", "sft", "7"])
    #expect(answers.map(\.isRight) == [true, false, true, false])
    #expect(answers.map(\.isAnswered) == [true, false, true, false])
    #expect(answers.map(\.category) == [.highlyKnown, nil, .unknown, .maybeKnown])
    #expect(AccuracyMatrix(answers).uncategorised == 1)
    #expect(AccuracyMatrix(answers).rows[0].weighted == nil)
  }

  @Test(
    "what is wrong is named with its line",
    arguments: [
      (#"{"prompt_id": "a", "correct": true}"#, "prompt a stands twice under \"x\""),
      (#"{"prompt_id": "b"}"#, "the key \"correct\" is missing"),
      (#"{"prompt_id": "b", "correct": 2}"#, "\"correct\": expected true or false"),
      (#"{"prompt_id": "b", "correct": true, "category": "Known"}"#, "\"Known\" is no category"),
    ]
  )
  func refused(line: String, problem: String) throws {
    let scratch = try ScratchFolder()
    let file = try scratch.file("x.jsonl", lines: [#"{"prompt_id": "a", "correct": true}"#, line])
    let error = try #require(throws: SpoorError.self) { try TestAnswerFile().read(file) }
    #expect(error.location?.line == 2)
    #expect(error.problem.hasPrefix(problem), "\(error.problem)")
  }
}

@Suite("Knowledge kept, lost and gained") struct KnowledgeRetentionTests {
  @Test("of MMLU at step 0, 88.3 % is kept at step 200, and 9.1 % of the rest gained")
  func mmlu() throws {
    let folder = try #require(SharedData.folder("mmlu_checkpoints"))
    let columns = [0, 50, 100, 150, 200].map { "pred_ckpt_\($0)" }
    let table = try CheckpointTable(
      reading: folder.appending(path: "compact_predictions.csv.zst"),
      answer: "answer",
      columns: columns,
      group: "subject"
    )
    let before = try #require(table.outcomes[columns[0]])
    let after = try #require(table.outcomes[columns[4]])
    let change = KnowledgeRetention(before: before, after: after, groups: table.groups)
    #expect(change.all.kept.of == 5_791)
    #expect(change.all.kept.of + change.all.gained.of == 12_343)
    #expect(String(format: "%.1f", 100 * (change.all.kept.share?.value ?? 0)) == "88.3")
    #expect(String(format: "%.1f", 100 * (change.all.gained.share?.value ?? 0)) == "9.1")
    #expect(change.groups.values.reduce(0) { $0 + $1.kept.of } == 5_791)
    #expect(change.unpaired == 0)
  }

  @Test("only questions asked both times count")
  func paired() {
    func outcomes(_ right: [Int: Bool]) -> [QuestionID: Bool] {
      Dictionary(uniqueKeysWithValues: right.map { (.row(.number($0)), $1) })
    }
    let change = KnowledgeRetention(
      before: outcomes([1: true, 2: true, 3: false, 4: false]),
      after: outcomes([1: true, 2: false, 3: true, 5: true])
    )
    #expect((change.all.kept.count, change.all.kept.of) == (1, 2))
    #expect((change.all.gained.count, change.all.gained.of, change.all.lost) == (1, 1, 1))
    #expect(change.unpaired == 2)
    #expect(change.groups.isEmpty)
    #expect(change.all.pValue == 1)
  }
}
