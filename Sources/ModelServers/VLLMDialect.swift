import Records
import SpoorModel

/// vLLM: completions with `prompt_logprobs`, which tell the rank of the prompt's own tokens, too.
struct VLLMDialect: Dialect {
  private static let completions = "v1/completions"

  func tokenizing(
    _ text: String,
    _ marks: SpecialTokens,
    by model: String
  ) throws(SpoorError) -> ServerRequest {
    ServerRequest(
      path: "tokenize",
      body: [
        "model": .string(model), "prompt": .string(text),
        "add_special_tokens": .bool(marks == .added),
      ]
    )
  }

  func writing(
    _ wanted: WantedText,
    after prompt: FrozenPrompt,
    by model: String
  ) -> ServerRequest {
    // A model's generation_config.json would set what is not set here.
    var body: JSONObject = [
      "model": .string(model), "prompt": prompt.sent, "max_tokens": .int(wanted.limit),
      "temperature": .double(wanted.temperature), "top_p": 1, "top_k": .int(wanted.topK ?? -1),
      "min_p": 0, "repetition_penalty": 1, "presence_penalty": 0, "frequency_penalty": 0,
    ]
    body = body.withSeedAndStops(of: wanted)
    if wanted.detail == .tokens {
      body = body.with("logprobs", 0).with("return_token_ids", true)
    }
    return ServerRequest(path: Self.completions, body: body)
  }

  func text(in answer: ServerAnswer) throws(SpoorError) -> WrittenText {
    let choice = try answer.requiredChoice()
    let ids = choice["token_ids"].flatMap { $0 == .null ? nil : $0 }
    return WrittenText(
      text: try answer.text(choice["text"], "choices[0].text"),
      tokenIDs: try ids.map { ids throws(SpoorError) in
        try answer.ints(ids, "choices[0].token_ids")
      },
      tokenTexts: choice["logprobs"]?.members?["tokens"]?.elements?.compactMap(\.characters),
      end: WrittenText.End(choice["finish_reason"])
    )
  }

  func scoring(
    _ response: FrozenResponse,
    top: Int,
    by model: String
  ) throws(SpoorError) -> [ServerRequest] {
    [
      ServerRequest(
        path: Self.completions,
        body: [
          "model": .string(model), "prompt": .ids(response.sequence), "max_tokens": 1,
          "temperature": 0, "prompt_logprobs": .int(top), "return_token_ids": true,
        ]
      )
    ]
  }

  func checkScored(_ answer: ServerAnswer) throws(SpoorError) {
    let key = "prompt_logprobs"
    let values = [answer.choice?[key], answer.body[key]].lazy.compactMap { $0?.elements }.first
    guard values?.isEmpty == false else { throw .tellsNoPrompt(answer, lacks: key) }
  }
}
