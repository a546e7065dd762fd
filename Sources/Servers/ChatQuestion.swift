public import Records

/// A question to a chat model that must answer with a JSON object of a given shape.
public struct ChatQuestion: Hashable, Sendable {
  /// What is asked, all in one message: the shape alone says how to answer.
  public var text: String
  /// What the answer is called; servers want a name beside a schema.
  public var name: String
  /// The answer's JSON Schema.
  public var schema: JSONObject
  /// The most tokens of the answer.
  public var limit: Int

  /// Describes a question.
  public init(_ text: String, name: String, schema: JSONObject, limit: Int = 1024) {
    self.text = text
    self.name = name
    self.schema = schema
    self.limit = limit
  }

  /// The request, by temperature 0: the same question has one answer, which is kept.
  func request(to model: String) -> ServerRequest {
    ServerRequest(
      path: "v1/chat/completions",
      body: [
        "model": .string(model),
        "messages": [["role": "user", "content": .string(text)]],
        "temperature": 0, "max_tokens": .int(limit),
        "response_format": [
          "type": "json_schema",
          "json_schema": ["name": .string(name), "strict": true, "schema": .object(schema)],
        ],
      ]
    )
  }
}
