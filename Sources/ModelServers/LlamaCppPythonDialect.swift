import Records
import SpoorModel

/// llama-cpp-python's server: completions with `echo`, which take texts alone and tell no ids.
///
/// Ids come from its own route; a response's are what stands behind the prompt's in the ids of both.
struct LlamaCppPythonDialect: EchoingDialect {
  func tokenizing(
    _ text: String,
    _ marks: SpecialTokens,
    by model: String
  ) throws(SpoorError) -> ServerRequest {
    guard marks == .added else { throw .addsMarks(.llamaCppPython) }
    return ServerRequest(
      path: "extras/tokenize",
      body: ["model": .string(model), "input": .string(text)]
    )
  }

  func writing(
    _ wanted: WantedText,
    after prompt: FrozenPrompt,
    by model: String
  ) -> ServerRequest {
    // Its own defaults penalise repetition and cut off unlikely tokens.
    let body: JSONObject = [
      "model": .string(model), "prompt": .string(prompt.text), "max_tokens": .int(wanted.limit),
      "temperature": .double(wanted.temperature), "top_p": 1, "top_k": .int(wanted.topK ?? 0),
      "min_p": 0, "repeat_penalty": 1, "presence_penalty": 0, "frequency_penalty": 0,
    ]
    return ServerRequest(
      path: CompletionAnswer.path,
      body: body.withSeedAndStops(of: wanted)
    )
  }

  func scoring(
    _ response: FrozenResponse,
    top: Int,
    by model: String
  ) throws(SpoorError) -> [ServerRequest] {
    // 0 tokens would mean "as many as fit".
    [
      ServerRequest(
        path: CompletionAnswer.path,
        body: [
          "model": .string(model), "prompt": .string(response.prompt.text + response.text),
          "max_tokens": 1, "temperature": 0, "echo": true, "logprobs": .int(top),
        ]
      )
    ]
  }

  /// Without ids: a mark that begins a text is counted among them and not among the answer's tokens.
  func record(of response: FrozenResponse, _ answers: [ServerAnswer]) -> JSONObject {
    JSONObject([
      .init(key: "prompt_id", value: .string(response.prompt.id)),
      .init(key: "response", value: .object(answers.first?.body ?? JSONObject([]))),
    ])
  }

  func spelling(of response: FrozenResponse, _ answers: [ServerAnswer]) -> [String]? {
    guard let completion = answers.first.map(CompletionAnswer.init) else { return nil }
    let scored = completion.tokens.dropLast(completion.generated)
    let texts = scored.suffix(response.tokenIDs.count)
    return texts.count == response.tokenIDs.count ? Array(texts) : nil
  }
}
