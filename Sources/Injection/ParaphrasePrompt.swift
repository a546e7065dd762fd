public import Records
public import SpoorModel

/// What a model is asked so that it paraphrases a text.
public struct ParaphrasePrompt: Hashable, Sendable {
  private let template: TextTemplate

  /// The text, with `{text}`, `{count}` and `{keep}` where the task's own go.
  public var text: String { template.text }

  /// Our own words: the study asked GPT-4 and does not print its prompt in full.
  public static let standard = ParaphrasePrompt(
    TextTemplate(
      """
      Write {count} paraphrases of the text below, each in other words and another order where that is \
      possible. Each must say all that the text says and nothing else. Keep every name, number and date \
      as it is. Keep word for word: {keep}.

      Answer with one JSON object and nothing else: {"paraphrases": ["…", "…"]}

      Text:
      {text}

      """
    )
  )

  private init(_ template: TextTemplate) { self.template = template }

  /// Takes a text of the user's.
  ///
  /// - Throws: ``SpoorError`` where it has no place for the text.
  public init(_ text: String, from file: String) throws(SpoorError) {
    template = try TextTemplate(
      text,
      requiring: "text",
      besides: ["count", "keep"],
      from: file
    )
  }

  /// The prompt about a text.
  public func filled(for task: ParaphraseTask, wanted count: Int) -> String {
    let kept = task.kept.map { "\"\($0)\"" }.joined(separator: ", ")
    return template.filled([
      "count": "\(count)", "keep": kept.isEmpty ? "(nothing more)" : kept, "text": task.text,
    ])
  }

  /// The line that asks a model, as the OpenAI Batch API takes it, with its line break.
  public func request(for task: ParaphraseTask, wanted count: Int, model: String) -> String {
    let line: JSONValue = [
      "custom_id": .string(task.id), "method": "POST", "url": "/v1/chat/completions",
      "body": [
        "model": .string(model),
        "messages": [["role": "user", "content": .string(filled(for: task, wanted: count))]],
        "response_format": [
          "type": "json_schema",
          "json_schema": [
            "name": .string(Self.schemaName), "strict": true, "schema": .object(Self.schema),
          ],
        ],
      ],
    ]
    return line.text + "\n"
  }

  /// What the answer's shape is called.
  public static let schemaName = "paraphrases"

  /// The answer's shape.
  public static let schema: JSONObject = [
    "type": "object",
    "properties": ["paraphrases": ["type": "array", "items": ["type": "string"]]],
    "required": ["paraphrases"],
    "additionalProperties": false,
  ]
}
