import Foundation
import Injection
import ScratchFiles
import SpoorModel
import Testing

@Suite("Questions with options") struct ChoiceFileTests {
  private let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  private func questions(_ lines: String..., name: String = "q.jsonl") throws -> [ChoiceQuestion] {
    try ChoiceFile(try scratch.file(name, text: lines.joined(separator: "\n"))).read()
  }

  private func own(
    id: String = "1",
    answer: Int = 0,
    options: String = #"["ab", "c"]"#,
    scores: String
  ) -> String {
    #"{"mcq_id": "\#(id)", "options": \#(options), "answer_index": \#(answer), "kind": "new", "#
      + #""seen": 3, "list": [1], "logprobs": {"base": \#(scores)}}"#
  }

  @Test("three rules choose three ways")
  func rules() throws {
    let question = try #require(
      try questions(own(scores: #"{"sum": [-4.0, -3.0], "n_tokens": [4, 1]}"#)).first
    )
    #expect(question.choice(under: "base", by: .sum) == .option(1))
    #expect(question.choice(under: "base", by: .perToken) == .option(0))
    #expect(question.choice(under: "base", by: .perCharacter) == .option(0))
    #expect(question.choice(under: "tuned", by: .sum) == .unscored)
    #expect(question.fields == ["kind": "new", "seen": "3"])
    #expect(question.answerText == "ab")
  }

  @Test("characters are those that were scored, where the file tells them")
  func characters() throws {
    let question = try #require(
      try questions(own(scores: #"{"sum": [-4.0, -3.0], "n_characters": [10, 9]}"#)).first
    )
    #expect(question.choice(under: "base", by: .perCharacter) == .option(1))
    #expect(question.choice(under: "base", by: .perToken) == .unscored)
  }

  @Test("a tie is no choice, a missing option leaves none")
  func tiesAndGaps() throws {
    let tied = own(scores: #"{"sum": [-3.0, -3.0]}"#)
    let gap = own(id: "2", scores: #"{"sum": [-3.0, null]}"#)
    let questions = try questions(tied, gap)
    #expect(questions[0].choice(under: "base", by: .sum) == .tied)
    #expect(questions[0].isRight(under: "base", by: .sum) == false)
    #expect(questions[1].isRight(under: "base", by: .sum) == nil)
    let accuracy = ChoiceAccuracy("base", by: .sum, of: questions)
    #expect(accuracy.right.of == 1 && accuracy.right.count == 0)
    #expect(accuracy.tied == 1 && accuracy.unscored == 1)
  }

  private static let wrong: [(scores: String, says: String)] = [
    (#"{"sum": [-1.0]}"#, #""logprobs.base.sum" has 1 elements for 2 options"#),
    (#"{"sum": [-1.0, 0.5]}"#, "a log-probability is not above 0, found 0.5"),
    (#"{"sum": [-1.0, "x"]}"#, "expected a number or null, found a string"),
    (#"{"n_tokens": [1, 1]}"#, #"the key "sum", a list, is missing"#),
    (#"{"sum": [-1.0, -2.0], "n_tokens": [1, 0]}"#, "2 integers of 1 or more"),
  ]

  @Test("what cannot be right is refused with its place", arguments: wrong.indices)
  func refused(case index: Int) throws {
    let error = try #require(throws: SpoorError.self) {
      try questions(own(scores: Self.wrong[index].scores))
    }
    #expect(error.problem.contains(Self.wrong[index].says), "\(error)")
    #expect(error.location?.line == 1)
  }

  @Test("a question of one option, an answer that is none, a question that stands twice")
  func malformed() throws {
    for (line, says) in [
      (own(options: #"["a"]"#, scores: "{}"), "expected two texts or more, found 1"),
      (own(answer: 2, scores: "{}"), "\"answer_index\" is 2, and there are options 0 to 1"),
    ] {
      let error = try #require(throws: SpoorError.self) { try questions(line) }
      #expect(error.problem.contains(says), "\(error)")
    }
    let line = own(scores: #"{"sum": [-1.0, -2.0]}"#)
    let error = try #require(throws: SpoorError.self) { try questions(line, line) }
    #expect(error.problem.contains("stands twice"))
  }

  private func sample(_ replies: String, target: String = "1", acc: String = "1.0") -> String {
    #"{"doc_id": 0, "doc_hash": "h", "doc": {"question": "Q?", "subject": "law", "choices": ["x"]}, "#
      + #""target": \#(target), "arguments": {"gen_args_0": {"arg_0": "Q", "arg_1": " no"}, "#
      + #""gen_args_1": {"arg_0": "Q", "arg_1": " yes"}}, "#
      + #""resps": [[["-9.0", "False"]], [["-9.5", "False"]]], "filtered_resps": \#(replies), "#
      + #""filter": "none", "acc": \#(acc)}"#
  }

  @Test(
    "samples of lm-evaluation-harness, as numbers, texts, and before any filter",
    arguments: [
      (#"[[-3.0, false], [-1.5, true]]"#, Choice.option(1)),
      (#"[["-3.0", "False"], ["-1.5", "True"]]"#, .option(1)),
      ("[]", .option(0)),
    ]
  )
  func harness(replies: String, choice: Choice) throws {
    let file = try scratch.file("samples_law_2024.jsonl", text: sample(replies) + "\n")
    let question = try #require(try ChoiceFile(file, condition: "tuned").read().first)
    #expect(question.id == "h")
    #expect(question.options == ["no", "yes"])
    #expect(question.answer == 1)
    #expect(question.question == "Q?")
    #expect(question.fields == ["question": "Q?", "subject": "law"])
    #expect(question.choice(under: "tuned", by: .sum) == choice)
    let accuracy = ChoiceAccuracy("tuned", by: .sum, of: [question])
    #expect(accuracy.disagreeing == (choice == .option(1) ? 0 : 1))
    #expect(try ChoiceFile(file).read().first?.scores.keys.first == "samples_law_2024")
  }

  @Test("a target may be a number, a number in letters, or an option's text")
  func targets() throws {
    let replies = "[[-3.0, false], [-1.5, true]]"
    for target in ["1", "\"1\"", "\" yes\""] {
      #expect(try questions(sample(replies, target: target)).first?.answer == 1)
    }
    let error = try #require(throws: SpoorError.self) {
      try questions(sample(replies, target: "[1, 2]"))
    }
    #expect(error.problem.contains("which is no option's number or text"))
  }

  @Test("a question need not be scored yet")
  func unscored() throws {
    let question = #"{"mcq_id": 7, "options": ["a", "b"], "answer_index": 1}"#
    let read = try #require(try questions(question).first)
    #expect(read.id == "7" && read.scores.isEmpty && read.isRight(under: "x", by: .sum) == nil)
    let error = try #require(throws: SpoorError.self) {
      try questions(question.replacing("}", with: #", "logprobs": [1]}"#))
    }
    #expect(error.problem.contains("\"logprobs\": expected an object of conditions"))
  }

  @Test("documents that are alike are told apart by their order")
  func doubles() throws {
    let line = sample("[[-3.0, false], [-1.5, true]]")
    #expect(try questions(line, line, line).map(\.id) == ["h", "h-2", "h-3"])
  }

  @Test("files of one question are joined, what does not fit is refused")
  func joined() throws {
    let replies = "[[-3.0, false], [-1.5, true]]"
    let base = try scratch.file("base.jsonl", text: sample(replies) + "\n")
    let tuned = try scratch.file("tuned.jsonl", text: sample(replies) + "\n")
    let other = try scratch.file("other.jsonl", text: sample(replies, target: "0") + "\n")
    let joined = try ChoiceFile.questions(of: [ChoiceFile(base), ChoiceFile(tuned)])
    #expect(joined.count == 1 && joined.conditions == ["base", "tuned"])
    let twice = try #require(throws: SpoorError.self) {
      try ChoiceFile.questions(of: [ChoiceFile(base), ChoiceFile(base)])
    }
    #expect(twice.problem.contains("the condition \"base\" stands in an earlier file"))
    let differs = try #require(throws: SpoorError.self) {
      try ChoiceFile.questions(of: [ChoiceFile(base), ChoiceFile(other)])
    }
    #expect(differs.problem.contains("not those of an earlier file"))
  }
}
