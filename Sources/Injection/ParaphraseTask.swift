public import Foundation
import Knowledge
import Records
public import SpoorModel

/// A text that somebody is to say anew in several ways without changing what it says.
///
/// Ovadia et al. (2312.05934, §6) had ten paraphrases of each piece made, and tuned on all of them.
public struct ParaphraseTask: Hashable, Sendable {
  /// The edition of a line.
  public static let schema = "spoor.inject.paraphrase/1"

  /// Its own id.
  public var id: String
  /// The text.
  public var text: String
  /// What each paraphrase must hold, word for word: subject and answer.
  public var kept: [String]

  /// Describes a task.
  public init(id: String, text: String, kept: [String] = []) {
    self.id = id
    self.text = text
    self.kept = kept
  }

  private static let shape = RecordShape(
    "a text to paraphrase",
    keys: ["chunk_id (or id)", "text"],
    optionalKeys: ["keep", "subject", "answer"]
  )

  /// The tasks of a file in its order.
  ///
  /// - Throws: ``SpoorError`` `badInput` for a malformed record, an id that stands twice, and a file without
  ///   records.
  public static func read(_ url: URL) throws(SpoorError) -> [ParaphraseTask] {
    let reader = try RecordReader(url, shape: shape)
    var tasks: [ParaphraseTask] = []
    var ids: Set<String> = []
    while let record = try reader.next() {
      let own = try record.id(at: "chunk_id")
      let other = try record.id(at: "id")
      guard let id = own ?? other else { throw record.missing("chunk_id") }
      guard ids.insert(id.description).inserted else {
        throw record.error("the text \"\(id)\" stands twice", remedy: "Keep one of the records.")
      }
      let kept = try record.texts("keep") + record.texts("subject") + record.texts("answer")
      tasks.append(
        ParaphraseTask(id: id.description, text: try record.string("text"), kept: kept)
      )
    }
    guard !tasks.isEmpty else { throw reader.noRecords }
    return tasks
  }

  /// Its line for people, to be filled in, with its line break.
  public func line(wanted count: Int) -> String {
    JSONValue.object(
      JSONObject([
        .init(key: "schema", value: .string(Self.schema)),
        .init(key: "id", value: .string(id)), .init(key: "text", value: .string(text)),
        .init(key: "keep", value: .array(kept.map(JSONValue.string))),
        .init(key: "wanted", value: .int(count)), .init(key: "paraphrases", value: .null),
      ])
    ).text + "\n"
  }

  /// The line that asks a model for them, as the OpenAI Batch API takes it, with its line break.
  public func request(wanted count: Int, model: String) -> String {
    let message = JSONObject([
      .init(key: "role", value: .string("user")),
      .init(key: "content", value: .string(prompt(wanted: count))),
    ])
    let body = JSONObject([
      .init(key: "model", value: .string(model)),
      .init(key: "messages", value: .array([.object(message)])),
      .init(key: "response_format", value: Self.responseFormat),
    ])
    return JSONValue.object(
      JSONObject([
        .init(key: "custom_id", value: .string(id)), .init(key: "method", value: .string("POST")),
        .init(key: "url", value: .string("/v1/chat/completions")),
        .init(key: "body", value: .object(body)),
      ])
    ).text + "\n"
  }

  /// Our own words: the study asked GPT-4 and does not print its prompt in full.
  private func prompt(wanted count: Int) -> String {
    let names =
      kept.isEmpty
      ? "" : "\nKeep word for word: \(kept.map { "\"\($0)\"" }.joined(separator: ", "))."
    return """
      Write \(count) paraphrases of the text below, each in other words and another order where that \
      is possible. Each must say all that the text says and nothing else. Keep every name, number and \
      date as it is.\(names)

      Text:
      \(text)

      """
  }

  private static let responseFormat: JSONValue = {
    func object(_ members: (String, JSONValue)...) -> JSONValue {
      .object(JSONObject(members.map { JSONObject.Member(key: $0.0, value: $0.1) }))
    }
    let list = object(("type", .string("array")), ("items", object(("type", .string("string")))))
    let schema = object(
      ("type", .string("object")),
      ("properties", object(("paraphrases", list))),
      ("required", .array([.string("paraphrases")])),
      ("additionalProperties", .bool(false))
    )
    return object(
      ("type", .string("json_schema")),
      (
        "json_schema",
        object(("name", .string("paraphrases")), ("strict", .bool(true)), ("schema", schema))
      )
    )
  }()
}
