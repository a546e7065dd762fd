import Foundation
import Generations
import SpoorModel

/// Every model's answers of an audit, and the prompts that they answer.
struct AuditAnswers {
  private(set) var prompts: [Prompt]
  private(set) var base: [Generation] = []
  /// One list a tuned model, in the plan's order.
  private(set) var tuned: [[Generation]] = []
  private(set) var compared: [AuditInputs.Compared] = []
  /// The tokens of the base and tuned models' answers; the others' ids may mean other tokens.
  private(set) var vocabulary = SeenVocabulary()
  /// What could not be read, by model.
  private(set) var setAside: [String: SetAsideResponses] = [:]
  private let arePromptsWritten: Bool
  private let badResponses: BadResponses

  /// Reads the files; without a file of prompts these are what the answers of tuned models and base
  /// tell, in that order.
  init(_ plan: AuditPlan, _ badResponses: BadResponses) throws {
    prompts = try plan.prompts.map(PromptFile.read) ?? []
    arePromptsWritten = plan.prompts != nil
    self.badResponses = badResponses
    for model in plan.tuned { tuned.append(try read(model.generations, of: model.name)) }
    if let model = plan.base { base = try read(model.generations, of: model.name) }
    for model in plan.comparedWith {
      compared.append(AuditInputs.Compared(name: model.name, generations: try read(model)))
    }
  }

  private mutating func read(_ file: URL, of model: String) throws -> [Generation] {
    let asked = arePromptsWritten ? AskedPrompts.only(prompts) : .told(besides: prompts)
    let answers = try answers(file, of: model, to: asked)
    if !arePromptsWritten {
      let known = Set(prompts.map(\.id))
      prompts += answers.compactMap(\.prompt).filter { !known.contains($0.id) }
    }
    return try answers.map { answer in
      vocabulary.add(answer)
      try Self.check(answer.generation.model, is: model, in: file, of: answer.generation.promptID)
      return answer.generation
    }
  }

  /// The answers of a file, but for those that are set aside.
  private mutating func answers(
    _ file: URL,
    of model: String,
    to asked: AskedPrompts
  ) throws -> [FileAnswer] {
    var bad = SetAsideResponses(badResponses)
    let answers = try GenerationFile.answers(file, of: model, to: asked) {
      error throws(SpoorError) in
      try bad.add(error)
    }
    try bad.checkAreFew(beside: answers.count)
    setAside[model] = bad
    return answers
  }

  /// Answers to prompts that the audit does not have pair with nothing, and are left out.
  private mutating func read(_ model: AuditPlan.Compared) throws -> [Generation] {
    let known = Set(prompts.map(\.id))
    return try answers(model.generations, of: model.name, to: .any(prompts))
      .compactMap { answer in
        let generation = answer.generation
        guard known.contains(generation.promptID) else { return nil }
        try Self.check(
          generation.model,
          is: model.name,
          in: model.generations,
          of: generation.promptID
        )
        return generation
      }
  }

  static func check(
    _ found: String,
    is model: String,
    in file: URL,
    of promptID: String
  ) throws(SpoorError) {
    guard found != model else { return }
    throw SpoorError(
      .badInput,
      "the model is '\(found)', the audit file calls it '\(model)'",
      at: SpoorError.Location(file: file.path, record: promptID),
      remedy: "Use the name that stands in the file, or name the right file."
    )
  }
}
