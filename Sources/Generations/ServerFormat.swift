import Records
import SpoorModel

/// The formats in which servers tell log-probabilities.
enum ServerFormat {
  /// `prompt_logprobs`.
  case vllm
  /// `meta_info` with `input_token_logprobs`.
  case sglang
  /// `choices[0].logprobs` with `tokens`.
  case echo
  /// `completion_probabilities`, a response a position.
  case llamaCpp
  /// Samples of lm-evaluation-harness.
  case harness

  /// The format of a file, by its first record.
  init(of record: Record) throws(SpoorError) {
    let body = record.answer
    let logprobs = body.firstChoice?["logprobs"]?.members
    if body.promptLogProbabilities != nil {
      self = .vllm
    } else if body["meta_info"]?.members?["input_token_logprobs"]?.elements != nil {
      self = .sglang
    } else if logprobs?["tokens"]?.elements != nil {
      self = .echo
    } else if body["completion_probabilities"] != nil || body["positions"]?.elements != nil {
      self = .llamaCpp
    } else if record.object["resps"] != nil {
      self = .harness
    } else if logprobs?["content"]?.elements != nil {
      throw Self.generatedOnly(record)
    } else {
      throw record.error(
        "no log-probabilities of a known format; looked for \"prompt_logprobs\" (vLLM), "
          + "\"meta_info.input_token_logprobs\" (SGLang), \"choices[0].logprobs.tokens\" "
          + "(completions with echo), \"completion_probabilities\" or \"positions\" (llama.cpp), "
          + "\"resps\" (lm-evaluation-harness), in the record and in its \"response\"; found "
          + record.keysInWords,
        remedy: "Ask the server for log-probabilities of the prompt; docs/formats.md has the "
          + "request for each server."
      )
    }
  }

  private static func generatedOnly(_ record: Record) -> SpoorError {
    record.error(
      "\"choices[0].logprobs.content\" tells the tokens that the model itself was writing, so base "
        + "and tuned model never score the same ones",
      remedy: "Let both models score the response's own token ids: vLLM with prompt_logprobs, or "
        + "/v1/completions with echo and logprobs (docs/formats.md)."
    )
  }
}
