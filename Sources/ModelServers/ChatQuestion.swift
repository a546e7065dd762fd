public import Records

/// A question to a chat model that must answer with a JSON object of a given shape.
public struct ChatQuestion: Hashable, Sendable {
  /// How a server is told the answer's shape.
  public enum Form: String, CaseIterable, Sendable {
    /// `response_format` of type `json_schema`: OpenAI, vLLM, SGLang, llama-server.
    case schema
    /// `response_format` of type `json_object` with the schema beside: llama-cpp-python.
    case object
    /// By the question's words alone: a server that knows neither.
    case words
  }

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
  func request(to model: String, _ form: Form) -> ServerRequest {
    var body: JSONObject = [
      "model": .string(model),
      "messages": [["role": "user", "content": .string(text)]],
      "temperature": 0, "max_tokens": .int(limit),
    ]
    if let format = responseFormat(form) {
      body.members.append(.init(key: "response_format", value: format))
    }
    return ServerRequest(path: "v1/chat/completions", body: body)
  }

  private func responseFormat(_ form: Form) -> JSONValue? {
    switch form {
    case .schema:
      [
        "type": "json_schema",
        "json_schema": ["name": .string(name), "strict": true, "schema": .object(schema)],
      ]
    case .object: ["type": "json_object", "schema": .object(schema)]
    case .words: nil
    }
  }
}
