public import Foundation
import Knowledge
import Records
public import SpoorModel

/// Reads judges' ratings: `{aspect: {reason, score}}`, as just-eval's template asks for them.
///
/// They stand at the record's top, under `parsed_result` or `scores`, or as JSON text under `result`, as
/// just-eval writes them, or as a judge answered (a fence of three backticks around it does no harm).
public struct JudgeFile: Sendable {
  private static let shape = RecordShape(
    "a judged answer",
    keys: ["id (or prompt_id)", "the aspects, or parsed_result, scores or result with them"],
    optionalKeys: ["model"]
  )

  private let url: URL
  private let model: String?

  /// Names a file, and its model where its records do not, or say it otherwise.
  public init(_ url: URL, model: String? = nil) {
    self.url = url
    self.model = model
  }

  /// The answers in the file's order.
  ///
  /// - Throws: ``SpoorError`` `badInput` for a malformed record, a prompt that stands twice under one model,
  ///   and a file without records.
  public func read() throws(SpoorError) -> [RatedAnswer] {
    let reader = try RecordReader(url, shape: Self.shape)
    let name = url.lastPathComponent.split(separator: ".").first.map(String.init) ?? ""
    var answers: [RatedAnswer] = []
    var seen: Set<[String]> = []
    while let record = try reader.next() {
      let own = try record.id(at: "id")
      let other = try record.id(at: "prompt_id")
      guard let id = own ?? other else { throw record.missing("id") }
      let told = try Self.model(of: record)
      let answer = RatedAnswer(
        id: id.description,
        model: model ?? told ?? name,
        scores: try Self.scores(of: record)
      )
      guard seen.insert([answer.model, answer.id]).inserted else {
        throw record.error(
          "the answer of \"\(answer.model)\" to \"\(answer.id)\" stands twice",
          remedy: "Keep one of the two ratings, or name each file's model: lora=FILE."
        )
      }
      answers.append(answer)
    }
    guard !answers.isEmpty else { throw reader.noRecords }
    return answers
  }

  private static func model(of record: Record) throws(SpoorError) -> String? {
    if let model = try record.filledString("model") { return model }
    return try record.filledString("generator")
  }

  private static func scores(
    of record: Record
  ) throws(SpoorError) -> [JudgedAspect: RatedAnswer.Score] {
    for key in ["parsed_result", "scores", "result"] {
      guard let value = record.optionalValue(key) else { continue }
      if let members = value.members { return scores(in: members) }
      guard let text = value.characters else {
        throw record.mismatch(key, "an object of aspects, or its JSON text", value)
      }
      return scores(in: text, record)
    }
    let scores = scores(in: record.object)
    guard !scores.isEmpty else {
      throw record.error("the record rates none of \(names); found \(record.keysInWords)")
    }
    return scores
  }

  private static let names = JudgedAspect.allCases.map(\.rawValue).joined(separator: ", ")

  /// None where the judge's words are no JSON: that is counted, not an error of the file.
  private static func scores(
    in text: String,
    _ record: Record
  ) -> [JudgedAspect: RatedAnswer.Score] {
    guard let start = text.firstIndex(of: "{"), let end = text.lastIndex(of: "}"), start < end,
      let value = try? JSONValue(parsing: Array(text[start...end].utf8), at: record.location),
      let members = value.members
    else { return [:] }
    return scores(in: members)
  }

  private static func scores(in object: JSONObject) -> [JudgedAspect: RatedAnswer.Score] {
    var scores: [JudgedAspect: RatedAnswer.Score] = [:]
    for member in object.members {
      guard let aspect = JudgedAspect(rawValue: member.key.lowercased()) else { continue }
      let value = member.value.members.map { $0["score"] ?? .null } ?? member.value
      scores[aspect] = score(value)
    }
    return scores
  }

  private static func score(_ value: JSONValue) -> RatedAnswer.Score {
    let text = value.characters?.trimmingCharacters(in: .whitespaces)
    guard let number = value.number ?? text.flatMap(Double.init), number.isFinite else {
      return .notApplicable
    }
    return (1...5).contains(number) ? .rated(number) : .offScale(number)
  }
}
