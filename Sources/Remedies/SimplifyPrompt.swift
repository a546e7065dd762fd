import DurableFiles
public import Records
public import SpoorModel

/// What a judge model is asked so that it shortens an answer.
public struct SimplifyPrompt: Hashable, Sendable {
  /// The file in a kit.
  public static let fileName = "simplify/prompt.txt"
  /// The file of requests in a kit.
  public static let requestsFileName = "simplify/requests.jsonl"

  private let template: TextTemplate

  /// The text, with `{instruction}`, `{input}` and `{output}` where the row's texts go.
  public var text: String { template.text }

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

  private init(_ text: String) { template = TextTemplate(text) }

  /// Takes a text of the user's.
  ///
  /// - Throws: ``SpoorError`` where it has no place for the answer.
  public init(_ text: String, from file: String) throws(SpoorError) {
    template = try TextTemplate(
      text,
      requiring: "output",
      besides: ["instruction", "input"],
      from: file
    )
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

  /// The prompt about a row's answer.
  public func filled(for task: SimplifyTask) -> String {
    template.filled([
      "instruction": task.instruction, "input": task.input, "output": task.output,
    ])
  }

  private static let responseFormat = JSONValue.members(
    ("type", .string("json_schema")),
    (
      "json_schema",
      .members(
        ("name", .string(schemaName)),
        ("strict", .bool(true)),
        ("schema", .object(schema))
      )
    )
  )

  /// What the answer's shape is called.
  public static let schemaName = "simplification"

  /// The answer's shape.
  public static let schema: JSONObject = [
    "type": "object",
    "properties": ["simplified": ["type": "string"]],
    "required": ["simplified"],
    "additionalProperties": false,
  ]
}
