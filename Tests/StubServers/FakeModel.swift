import Records

/// A model that vLLM might serve.
///
/// Its tokens are characters, and what is likely depends on the character before. Its numbers are the same each time, but for its noise.
public struct FakeModel: Sendable {
  /// How far its log-probabilities lie from another's.
  public var shift: Double
  /// How much a log-probability changes when it is asked for again.
  public var noise: Double
  /// What it answers to whatever it is asked.
  public var answer: String

  /// Describes a model.
  public init(shift: Double = 0, noise: Double = 0, answer: String = "red") {
    self.shift = shift
    self.noise = noise
    self.answer = answer
  }

  /// What its server answers.
  public func reply(to seen: StubServer.Seen, _ number: Int) -> StubServer.Reply {
    switch seen.path {
    case "/v1/models":
      .json(["object": "list", "data": [["id": "fake", "owned_by": "vllm"]]])
    case "/tokenize":
      .json(["tokens": .array([1] + Self.ids(seen.value("prompt")?.characters ?? ""))])
    case "/v1/completions": completion(seen, number)
    default: .status(404, #"{"detail": "Not Found"}"#)
    }
  }

  private func completion(_ seen: StubServer.Seen, _ number: Int) -> StubServer.Reply {
    let ids = seen.value("prompt")?.elements?.compactMap(\.integer) ?? []
    guard seen.value("prompt_logprobs") != nil else {
      let tokens = answer.map { JSONValue.string(String($0)) } + [""]
      return .json([
        "choices": [
          [
            "text": .string(answer), "token_ids": .array(Self.ids(answer) + [2]),
            "logprobs": ["tokens": .array(tokens)], "finish_reason": "stop",
          ]
        ]
      ])
    }
    let positions = ids.indices.map { index -> JSONValue in
      index == 0 ? .null : position(ids[index], after: ids[index - 1], number)
    }
    return .json([
      "choices": [
        [
          "text": ".", "prompt_logprobs": .array(positions),
          "prompt_token_ids": .array(ids.map(JSONValue.int)),
        ]
      ]
    ])
  }

  private func position(_ id: Int, after earlier: Int, _ number: Int) -> JSONValue {
    let own = -2 - Double(earlier % 5) / 4 - shift - (number == 0 ? 0 : noise)
    let values: [(id: Int, value: Double, rank: Int)] = [(id, own, 3), (id + 1, -0.5, 1)]
    return .object(
      JSONObject(
        values.map { token in
          .init(
            key: "\(token.id)",
            value: ["logprob": .double(token.value), "rank": .int(token.rank)]
          )
        }
      )
    )
  }

  private static func ids(_ text: String) -> [JSONValue] {
    text.unicodeScalars.map { .int(Int($0.value)) }
  }
}
