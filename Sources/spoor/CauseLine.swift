import AuditStore
import Injection

/// A line of `spoor inject causes --json`.
struct CauseLine: Encodable {
  struct Fired: Encodable {
    var cause: Cause
    var rule: CauseRule
    var because: String
  }

  struct NotAssessable: Encodable {
    var cause: Cause
    var needs: [String]
  }

  var schema = "spoor.inject.cause/1"
  var id: String
  var setting: String
  var question: String?
  var answer: String
  var chosen: String?
  var proposed: Cause?
  var rules: [Fired]
  var notAssessable: [NotAssessable]

  enum CodingKeys: String, CodingKey {
    case schema, id, setting, question, answer, chosen, proposed, rules
    case notAssessable = "not_assessable"
  }

  init(_ cause: ProposedCause) {
    let asked = cause.error.question
    id = asked.id
    setting = cause.error.setting
    question = asked.question
    answer = asked.answerText
    chosen = cause.error.chosen.map { asked.options[$0] }
    proposed = cause.cause
    rules = cause.fired.map {
      Fired(cause: $0.rule.cause, rule: $0.rule, because: $0.because)
    }
    notAssessable = cause.notAssessable.map { NotAssessable(cause: $0.cause, needs: $0.needs) }
  }
}

/// A line of `--review`, whose `cause` a person fills in: what the rules propose is not told.
struct ErrorLine: Encodable {
  private enum CodingKeys: String, CodingKey {
    case schema, id, setting, question, options, answer, chosen, known, cause, note
  }

  private let error: AnswerError

  init(_ error: AnswerError) { self.error = error }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode("spoor.inject.error/1", forKey: .schema)
    try container.encode(error.question.id, forKey: .id)
    try container.encode(error.setting, forKey: .setting)
    try container.encodeIfPresent(error.question.question, forKey: .question)
    try container.encode(error.question.options, forKey: .options)
    try container.encode(error.question.answerText, forKey: .answer)
    let chosen = error.chosen.map { error.question.options[$0] }
    try container.encode(chosen, forKey: .chosen)
    try container.encode(error.question.fields, forKey: .known)
    try container.encodeNil(forKey: .cause)
    try container.encodeNil(forKey: .note)
  }
}
