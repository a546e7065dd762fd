import Knowledge
import SpoorModel
import Statistics

/// A line of `spoor knowledge classify --json`.
struct ClassifiedQuestionLine: Encodable {
  private enum CodingKeys: String, CodingKey {
    case schema, question, answer, aliases, relation, category
    case rowID = "row_id"
    case promptID = "prompt_id"
    case pGreedy = "p_greedy"
    case pSample = "p_sample"
    case greedy = "greedy_answers"
    case samples = "sampled_answers"
    case wordF1 = "word_f1"
  }

  var schema = "spoor.knowledge/1"
  var rowID: RowID?
  var promptID: RowID?
  var question: String?
  var answer: String?
  var aliases: [String]?
  var relation: String?
  var pGreedy: Double
  var pSample: Double
  var category: KnowledgeCategory
  var greedy: Int
  var samples: Int
  var wordF1: Double?

  init(_ classified: ClassifiedQuestion) {
    switch classified.id {
    case .row(let id): rowID = id
    case .prompt(let id): promptID = id
    }
    question = classified.question
    answer = classified.answers.first
    aliases = classified.answers.count > 1 ? Array(classified.answers.dropFirst()) : nil
    relation = classified.relation
    pGreedy = classified.pGreedy
    pSample = classified.pSample
    category = classified.category
    greedy = classified.greedy.trials
    samples = classified.sampled.trials
    wordF1 = classified.wordF1
  }
}

/// A line of `--wrong-answers`, whose `kind` a person fills in.
struct WrongAnswerLine: Encodable {
  private enum CodingKeys: String, CodingKey {
    case schema, question, answers, relation, text, decoding, kind
    case rowID = "row_id"
    case promptID = "prompt_id"
    case wordF1 = "word_f1"
  }

  let answer: WrongAnswer

  init(_ answer: WrongAnswer) { self.answer = answer }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode("spoor.wrong-answer/1", forKey: .schema)
    switch answer.id {
    case .row(let id): try container.encode(id, forKey: .rowID)
    case .prompt(let id): try container.encode(id, forKey: .promptID)
    }
    try container.encodeIfPresent(answer.question, forKey: .question)
    try container.encode(answer.answers, forKey: .answers)
    try container.encodeIfPresent(answer.relation, forKey: .relation)
    try container.encode(answer.text, forKey: .text)
    try container.encode(answer.decoding.rawValue, forKey: .decoding)
    try container.encode(answer.wordF1, forKey: .wordF1)
    try container.encodeNil(forKey: .kind)
  }
}
