import Records
import SpoorModel

/// llama.cpp's own server, which is asked for each token with all before it as the prompt.
///
/// It tells nothing of a prompt's own tokens (llama.cpp #27174).
struct LlamaCppDialect: Dialect {
  private static let path = "completion"
  private static let probabilities = "completion_probabilities"

  func tokenizing(
    _ text: String,
    _ marks: SpecialTokens,
    by model: String
  ) throws(SpoorError) -> ServerRequest {
    ServerRequest(
      path: "tokenize",
      body: [
        "content": .string(text), "add_special": .bool(marks == .added), "parse_special": true,
      ]
    )
  }

  func writing(
    _ wanted: WantedText,
    after prompt: FrozenPrompt,
    by model: String
  ) -> ServerRequest {
    var body: JSONObject = [
      "prompt": prompt.sent, "n_predict": .int(wanted.limit),
      "temperature": .double(wanted.temperature), "top_p": 1, "top_k": .int(wanted.topK ?? 0),
      "min_p": 0, "repeat_penalty": 1, "presence_penalty": 0, "frequency_penalty": 0,
    ]
    body = body.withSeedAndStops(of: wanted)
    if wanted.detail == .tokens { body = body.with("return_tokens", true).with("n_probs", 1) }
    return ServerRequest(path: Self.path, body: body)
  }

  func text(in answer: ServerAnswer) throws(SpoorError) -> WrittenText {
    let entries = answer.body[Self.probabilities]?.elements ?? []
    let ids = answer.body["tokens"]?.elements?.compactMap(\.integer) ?? []
    let texts = entries.compactMap { $0.members?["token"]?.characters }
    return WrittenText(
      text: try answer.text(answer.body["content"], "content"),
      tokenIDs: ids.isEmpty ? nil : ids,
      tokenTexts: texts.count == ids.count ? texts : nil,
      end: end(answer)
    )
  }

  private func end(_ answer: ServerAnswer) -> WrittenText.End {
    switch answer.body["stop_type"]?.characters {
    case "eos", "word": .stop
    case "limit": .length
    default: .other
    }
  }

  func scoring(
    _ response: FrozenResponse,
    top: Int,
    by model: String
  ) throws(SpoorError) -> [ServerRequest] {
    response.tokenIDs.indices.map { token in
      ServerRequest(
        path: Self.path,
        body: [
          "prompt": .ids(response.prompt.tokenIDs + response.tokenIDs[..<token]), "n_predict": 1,
          "temperature": 0, "n_probs": .int(top), "post_sampling_probs": false,
          "cache_prompt": true,
        ]
      )
    }
  }

  func checkScored(_ answer: ServerAnswer) throws(SpoorError) {
    guard answer.body[Self.probabilities]?.elements?.isEmpty == false else {
      throw .tellsNoPrompt(answer, lacks: Self.probabilities)
    }
  }

  func record(of response: FrozenResponse, _ answers: [ServerAnswer]) -> JSONObject {
    JSONObject([
      .init(key: "prompt_id", value: .string(response.prompt.id)),
      .init(key: "n_prompt_tokens", value: .int(response.prompt.tokenIDs.count)),
      .init(key: "positions", value: .array(answers.map { .object($0.body) })),
    ])
  }
}
