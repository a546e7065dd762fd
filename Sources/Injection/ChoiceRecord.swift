import Knowledge
import Records
import SpoorModel

/// A record of Spoor's own: a question, its options, and log-probabilities by condition.
struct ChoiceRecord {
  private let record: Record

  init(_ record: Record) { self.record = record }

  /// What is no field of the question.
  private static let own: Set<String> = [
    "mcq_id", "id", "question", "options", "answer_index", "logprobs",
  ]

  func question() throws(SpoorError) -> ChoiceQuestion {
    let options = try record.texts("options")
    guard options.count > 1 else {
      throw record.error("\"options\": expected two texts or more, found \(options.count)")
    }
    let answer = try record.int("answer_index")
    guard options.indices.contains(answer) else {
      throw record.error(
        "\"answer_index\" is \(answer), and there are options 0 to \(options.count - 1)"
      )
    }
    let own = try record.id(at: "mcq_id")
    let other = try record.id(at: "id")
    guard let id = own ?? other else { throw record.missing("mcq_id") }
    var question = ChoiceQuestion(
      id: id.description,
      question: try record.filledString("question"),
      options: options,
      answer: answer,
      fields: record.fields(except: Self.own)
    )
    // Questions for which prompts are to be made have not been scored yet.
    guard let scored = record.optionalValue("logprobs") else { return question }
    guard case .object(let conditions) = scored else {
      throw record.mismatch("logprobs", "an object of conditions", scored)
    }
    for condition in conditions.members {
      question.scores[condition.key] = try scores(
        condition.value,
        at: "logprobs.\(condition.key)",
        count: options.count
      )
    }
    return question
  }

  private func scores(
    _ value: JSONValue,
    at place: String,
    count: Int
  ) throws(SpoorError) -> OptionScores {
    guard case .object(let set) = value else {
      throw record.mismatch(place, "an object with \"sum\"", value)
    }
    guard let sums = set["sum"]?.elements else {
      throw record.error("\"\(place)\": the key \"sum\", a list, is missing")
    }
    guard sums.count == count else {
      throw record.error("\"\(place).sum\" has \(sums.count) elements for \(count) options")
    }
    var scores = OptionScores(sums: [])
    for (index, sum) in sums.enumerated() {
      if let problem = Self.problem(of: sum) {
        throw record.error("\"\(place).sum[\(index)]\": \(problem)")
      }
      scores.sums.append(sum.number)
    }
    scores.tokens = try counts(set["n_tokens"], at: "\(place).n_tokens", count: count)
    scores.characters = try counts(set["n_characters"], at: "\(place).n_characters", count: count)
    return scores
  }

  /// What keeps a value from being a log-probability; `null` only means that it is missing.
  private static func problem(of value: JSONValue) -> String? {
    if value == .null { return nil }
    guard let number = value.number else { return "expected a number or null, found \(value.kind)" }
    return number > 0 ? "a log-probability is not above 0, found \(number)" : nil
  }

  private func counts(
    _ value: JSONValue?,
    at place: String,
    count: Int
  ) throws(SpoorError) -> [Int]? {
    guard let value, value != .null else { return nil }
    let counts = value.elements?.compactMap(\.integer).filter { $0 > 0 }
    guard let counts, counts.count == count else {
      throw record.mismatch(place, "\(count) integers of 1 or more", value)
    }
    return counts
  }
}

extension Record {
  /// Texts, numbers and truth values that are not of some keys, as text.
  func fields(except own: Set<String>) -> [String: String] {
    object.fields.filter { !own.contains($0.key) }
  }
}

extension JSONObject {
  /// Texts, numbers and truth values, as text.
  var fields: [String: String] {
    var fields: [String: String] = [:]
    for member in members {
      switch member.value {
      case .string(let text): fields[member.key] = text
      case .int, .double, .bool: fields[member.key] = member.value.text
      case .null, .array, .object: break
      }
    }
    return fields
  }
}
