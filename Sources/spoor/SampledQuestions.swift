import Knowledge
import Records
import Servers
import SpoorModel

/// The prompts of `spoor knowledge sample`: each question behind each set of exemplars.
struct SampledQuestions {
  /// A question behind one set.
  struct Asked: Sendable {
    var question: AskedQuestion
    var id: RowID
    var set: Int
    var prompt: FrozenPrompt
  }

  /// How many questions there are.
  let count: Int
  /// The prompts, question by question.
  let prompts: [Asked]

  /// Draws the exemplars of each relation, and puts the questions behind them.
  ///
  /// - Throws: ``SpoorError`` `badInput` where a relation has too few exemplars.
  init(
    _ questions: [AskedQuestion],
    exemplars: [AskedQuestion],
    _ settings: ExemplarDraw.Settings
  ) throws {
    let draw = try ExemplarDraw(from: exemplars, settings)
    var prompts: [Asked] = []
    prompts.reserveCapacity(questions.count * settings.sets)
    for (number, question) in questions.enumerated() {
      let id = question.id ?? .number(number)
      for (set, text) in try draw.prompts(of: question).enumerated() {
        let prompt = FrozenPrompt(id: "\(id)/\(set)", text: text)
        prompts.append(Asked(question: question, id: id, set: set, prompt: prompt))
      }
    }
    count = questions.count
    self.prompts = prompts
  }
}

extension SampledQuestions.Asked {
  /// A record as `spoor knowledge classify` reads it.
  func record(_ answers: SampledAnswers, temperature: Double) -> JSONObject {
    let name: JSONValue =
      switch id {
      case .text(let text): .string(text)
      case .number(let number): .int(number)
      }
    var object: JSONObject = [
      "row_id": name, "question": .string(question.question),
      "answers": .array(question.answers.map(JSONValue.string)),
    ]
    if let relation = question.relation {
      object.members.append(.init(key: "relation", value: .string(relation)))
    }
    let told: JSONObject = [
      "exemplar_set": .int(set), "greedy": .string(answers.greedy),
      "samples": .array(answers.samples.map(JSONValue.string)),
      "temperature": .double(temperature), "seeds": .array(answers.seeds.map(JSONValue.int)),
    ]
    object.members += told.members
    return object
  }
}
