import Foundation
import Generations
import ScratchFiles
import SpoorModel
import Testing

@Suite("Answers as others write them") struct AnswersOfTheWorldTests {
  private let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  private func answers(
    _ lines: [String],
    of model: String? = nil,
    to asked: AskedPrompts = .told(besides: [])
  ) throws -> [FileAnswer] {
    let file = try scratch.file("answers.jsonl", text: lines.joined(separator: "\n"))
    return try GenerationFile.answers(file, of: model, to: asked)
  }

  private func failure(
    _ lines: [String],
    to asked: AskedPrompts = .told(besides: [])
  ) throws -> SpoorError {
    try #require(throws: SpoorError.self) { try answers(lines, of: "m", to: asked) }
  }

  private static let canonical =
    #"{"prompt_id": "p7", "model": "m", "text": "Yes.", "instruction": "Is it?"}"#
  private static let alpacaEval =
    #"{"dataset": "d", "instruction": "Is it?", "output": "Yes.", "generator": "m"}"#
  private static let predictions =
    #"{"prompt": "Is it?", "instruction": "Is it?", "input": "", "response": "Yes.", "target": "No"}"#

  @Test("hold one answer in each form", arguments: [canonical, alpacaEval, predictions])
  func forms(line: String) throws {
    let answer = try #require(try answers([line], of: "m").first)
    #expect(answer.generation.model == "m")
    #expect(answer.generation.text == "Yes.")
    #expect(answer.instruction == "Is it?")
  }

  @Test("an input is part of what was asked")
  func input() throws {
    let line = #"{"instruction": "Sum up.", "input": "A text.", "output": "", "generator": "m"}"#
    #expect(try answers([line]).first?.instruction == "Sum up.\n\nA text.")
  }

  @Test("an array in AlpacaEval's form is paired with lines of another model by the instruction")
  func pairing() throws {
    func row(_ instruction: String, _ generator: String) -> String {
      #"{"instruction": "\#(instruction)", "output": "x", "generator": "\#(generator)"}"#
    }
    let array = try scratch.file("a.json", text: "[\(row("Who?", "a")), \(row("Why?", "a"))]")
    let first = try GenerationFile.answers(array, to: .told(besides: []))
    let lines = [row("Why?", "b"), row("Who?", "b"), row("When?", "b")]
    let second = try answers(lines, to: .told(besides: first.compactMap(\.prompt)))
    #expect(
      second.map(\.generation.promptID).prefix(2)
        == [first[1], first[0]].map(\.generation.promptID)[...]
    )
    #expect(Set((first + second).map(\.generation.promptID)).count == 3)
  }

  @Test("equal instructions are numbered in order, in every file alike")
  func equal() throws {
    let line = Self.alpacaEval
    let once = try answers([line, line, line]).map(\.generation.promptID)
    #expect(Set(once).count == 3)
    #expect(once[1] == once[0] + "-2" && once[2] == once[0] + "-3")
    #expect(try answers([line, line]).map(\.generation.promptID) == Array(once.prefix(2)))
  }

  @Test("a prompt of the prompts file is known by its instruction, the second by its place")
  func known() throws {
    let prompts = ["p1", "p2"].map { Prompt(id: $0, instruction: "Is it?") }
    let two = [Self.alpacaEval, Self.predictions]
    #expect(
      try answers(two, of: "m", to: .only(prompts)).map(\.generation.promptID) == ["p1", "p2"]
    )
    let third = try failure(two + [Self.alpacaEval], to: .only(prompts))
    #expect(third.location?.line == 3)
    #expect(
      third.problem
        == "the instruction \"Is it?\" stands 3 times in the file and 2 times among the 2 prompts"
    )
    let other = try failure([Self.alpacaEval], to: .only([Prompt(id: "p", instruction: "Why?")]))
    #expect(other.problem == "the instruction \"Is it?\" is not among the 1 prompts")
  }

  @Test("a record that tells no prompt is refused with its line and what to add")
  func noPrompt() throws {
    let error = try failure([Self.alpacaEval, #"{"output": "Yes.", "generator": "m"}"#])
    #expect(error.location?.line == 2)
    #expect(
      error.problem
        == "the keys \"prompt_id\" and \"instruction\" are missing: one must tell the prompt; found the "
        + "keys \"output\", \"generator\""
    )
    #expect(error.remedy.hasSuffix("'instruction', what was asked, may stand for prompt_id."))
  }

  @Test("an id alone does not tell what was asked")
  func idAlone() throws {
    let line = #"{"prompt_id": "p1", "model": "m", "text": "Yes."}"#
    let error = try failure([line])
    #expect(error.problem == "the answer does not tell what was asked: it has no \"instruction\"")
    #expect(error.location?.record == "prompt p1")
    #expect(error.remedy.contains("--prompts") && error.remedy.contains("'prompts'"))
    let known = try answers([line], to: .told(besides: [Prompt(id: "p1", instruction: "?")]))
    #expect(known.map(\.instruction) == [nil])
  }

  @Test("the model is the one that the first record names, else the file's name")
  func model() throws {
    let named = try scratch.file("x.json", text: "[\(Self.alpacaEval)]")
    #expect(try GenerationFile.model(of: named) == "m")
    let unnamed = try scratch.file("davinci.out.jsonl", text: Self.predictions)
    #expect(try GenerationFile.model(of: unnamed) == "davinci")
  }

  @Test("a record that names no model, where nobody else does, is an error")
  func nobody() throws {
    let error = try #require(throws: SpoorError.self) { try answers([Self.predictions]) }
    #expect(error.problem.hasPrefix("the key \"model\" is missing"))
  }
}

@Suite("The answers beside the checkout", .enabled(if: SharedData.folder("alpaca_eval") != nil))
struct SharedAnswersTests {
  @Test("AlpacaEval's files pair by their instructions, all but two of phi-2's")
  func alpacaEval() throws {
    let folder = try #require(SharedData.folder("alpaca_eval"))
    func answers(_ name: String) throws -> [FileAnswer] {
      let file = folder.appending(path: name)
      #expect(try GenerationFile.model(of: file) == name.replacing(".json", with: ""))
      return try GenerationFile.answers(file, to: .told(besides: []))
    }
    let tuned = Set(try answers("alpaca-7b.json").map(\.generation.promptID))
    let other = Set(try answers("phi-2.json").map(\.generation.promptID))
    #expect(tuned.count == 805)
    #expect(other.count == 803 && other.isSubset(of: tuned))
  }

  @Test("the predictions of the T0 evaluation are read, their inputs too")
  func predictions() throws {
    guard let folder = SharedData.folder("t0") else { return }
    let file = folder.appending(path: "human_eval/davinci_predictions.jsonl")
    let model = try GenerationFile.model(of: file)
    #expect(model == "davinci_predictions")
    let answers = try GenerationFile.answers(file, of: model, to: .told(besides: []))
    #expect(Set(answers.map(\.generation.promptID)).count == 252)
  }
}
