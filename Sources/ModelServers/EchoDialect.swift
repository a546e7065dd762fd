import Records
import SpoorModel

/// Completions with `echo` and `logprobs`, by token ids: what several servers have in common.
///
/// None of them tells the ids of a text in one way, so prompts and responses must bring theirs.
struct EchoDialect: EchoingDialect {
  func tokenizing(
    _ text: String,
    _ marks: SpecialTokens,
    by model: String
  ) throws(SpoorError) -> ServerRequest {
    throw SpoorError(
      .usage,
      "servers of completions with echo do not tell the token ids of a prompt",
      remedy: "Name the server if it is vLLM or llama-cpp-python (--dialect), or write "
        + "\"token_ids\" beside each prompt and generation."
    )
  }

  func writing(
    _ wanted: WantedText,
    after prompt: FrozenPrompt,
    by model: String
  ) -> ServerRequest {
    let body: JSONObject = [
      "model": .string(model), "prompt": .string(prompt.text), "max_tokens": .int(wanted.limit),
      "temperature": .double(wanted.temperature), "top_p": 1,
    ]
    return ServerRequest(
      path: CompletionAnswer.path,
      body: body.with("top_k", wanted.topK.map(JSONValue.int)).withSeedAndStops(of: wanted),
      draw: wanted.seed
    )
  }

  func scoring(
    _ response: FrozenResponse,
    top: Int,
    by model: String
  ) throws(SpoorError) -> [ServerRequest] {
    // Some servers take 0 for "as many as fit", so one token is generated; readers cut it off.
    [
      ServerRequest(
        path: CompletionAnswer.path,
        body: [
          "model": .string(model), "prompt": .ids(response.sequence), "max_tokens": 1,
          "temperature": 0, "echo": true, "logprobs": .int(top),
        ]
      )
    ]
  }
}
