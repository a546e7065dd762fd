import Knowledge
import ModelServers
import Records
import SpoorModel

/// The prompts of `spoor knowledge sample`: each question behind each set of exemplars.
struct SampledQuestions: Sendable {
  /// A question behind one set.
  struct Asked: Sendable {
    var question: AskedQuestion
    var id: RowID
    var set: Int
    var prompt: FrozenPrompt
  }

  /// The questions.
  let questions: [AskedQuestion]
  private let draw: ExemplarDraw

  /// Draws the exemplars of each relation.
  ///
  /// - Throws: ``SpoorError`` `badInput` where a relation has too few exemplars.
  init(
    _ questions: [AskedQuestion],
    exemplars: [AskedQuestion],
    _ settings: ExemplarDraw.Settings
  ) throws {
    draw = try ExemplarDraw(from: exemplars, settings)
    for question in questions { try draw.check(question) }
    self.questions = questions
  }

  /// The prompts' numbers, question by question; their texts are made when they are asked for, since they
  /// take ten times the room of the questions.
  var prompts: Range<Int> { 0..<questions.count * draw.promptsPerQuestion }

  /// The prompt of a number.
  subscript(number: Int) -> Asked {
    let (place, set) = number.quotientAndRemainder(dividingBy: draw.promptsPerQuestion)
    let question = questions[place]
    let id = question.id ?? .number(place)
    let text = draw.prompt(of: question, behind: set)
    return Asked(
      question: question,
      id: id,
      set: set,
      prompt: FrozenPrompt(id: "\(id)/\(set)", text: text)
    )
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
