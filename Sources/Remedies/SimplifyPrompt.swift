import DurableFiles
import Records
public import SpoorModel

/// What a judge model is asked so that it shortens an answer.
public struct SimplifyPrompt: Hashable, Sendable {
  /// The file in a kit.
  public static let fileName = "simplify/prompt.txt"
  /// The file of requests in a kit.
  public static let requestsFileName = "simplify/requests.jsonl"

  /// The text, with `{instruction}`, `{input}` and `{output}` where the row's texts go.
  public let text: String

  /// Our own words: the paper that shortened LIMA's answers does not print its prompt.
  public static let standard = SimplifyPrompt(
    """
    Shorten the answer below. Keep the core fact that answers the question, in the answer's own words \
    as far as you can. Drop every detail, example, embellishment and closing remark that the question \
    does not ask for. Add nothing that the answer does not say, and correct nothing. If the answer is \
    as short as it can be, repeat it unchanged.

    Question:
    {instruction}

    Given with it:
    {input}

    Answer:
    {output}

    """
  )

  private init(_ text: String) { self.text = text }

  /// Takes a text of the user's.
  ///
  /// - Throws: ``SpoorError`` where it has no place for the answer.
  public init(_ text: String, from file: String) throws(SpoorError) {
    guard text.contains("{output}") else {
      throw SpoorError(
        .badInput,
        "the prompt has no place for the answer",
        at: SpoorError.Location(file: file),
        remedy: "Write {output} where the answer is to stand ({instruction} and {input} likewise)."
      )
    }
    self.text = text
  }

  /// The line that asks this of a model, as the OpenAI Batch API takes it, with its line break.
  public func request(for task: SimplifyTask, model: String) -> String {
    let message = JSONValue.members(
      ("role", .string("user")),
      ("content", .string(filled(for: task)))
    )
    let body = JSONValue.members(
      ("model", .string(model)),
      ("temperature", .int(0)),
      ("messages", .array([message])),
      ("response_format", Self.responseFormat)
    )
    return JSONLine().with("custom_id", task.hash.rawValue).with("method", "POST")
      .with("url", "/v1/chat/completions").with("body", body).text
  }

  /// In one pass: a row that says "{input}" itself is taken at its word.
  private func filled(for task: SimplifyTask) -> String {
    text.replacing(/\{(instruction|input|output)\}/) { match in
      switch match.1 {
      case "instruction": task.instruction
      case "input": task.input
      default: task.output
      }
    }
  }

  private static let responseFormat = JSONValue.members(
    ("type", .string("json_schema")),
    (
      "json_schema",
      .members(("name", .string("simplification")), ("strict", .bool(true)), ("schema", schema))
    )
  )

  private static let schema = JSONValue.members(
    ("type", .string("object")),
    ("properties", .members(("simplified", .members(("type", .string("string")))))),
    ("required", .array([.string("simplified")])),
    ("additionalProperties", .bool(false))
  )
}
