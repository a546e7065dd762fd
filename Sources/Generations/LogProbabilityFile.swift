public import Foundation
import Records
public import SpoorModel

/// What servers told of a model's log-probabilities over responses: JSON Lines, a record a prompt.
///
/// A record is the server's answer with a `prompt_id` beside its keys, or the answer under the key
/// `response`. The first record tells the format: vLLM's `prompt_logprobs`, SGLang's
/// `input_token_logprobs`, completions with `echo`, llama.cpp's `completion_probabilities`, samples
/// of lm-evaluation-harness. docs/formats.md says what to ask each server, and what it cannot tell.
public enum LogProbabilityFile {
  /// Which model's values are wanted of a file that holds both.
  public enum Side: String, Hashable, Sendable {
    /// The model before tuning.
    case base
    /// The model after tuning.
    case tuned
  }

  /// A reader of the file's format, over `generations`, whose tokens the server has scored.
  ///
  /// `side` matters where `prompt_logprobs` is an object with the keys `base` and `tuned`. Responses to the
  /// prompts in `passed` are passed over: of these only the prompt id is read, and held against the others.
  /// Memory holds one response. Throws `badInput` for a file that cannot be read or holds no records, and for
  /// a first record of no known format, naming what was looked for.
  public static func reader(
    at url: URL,
    side: Side,
    generations: [Generation],
    passingOver passed: Set<String> = []
  ) throws(SpoorError) -> any DistributionReader {
    let records = try ServerRecords(url, passingOver: passed)
    let responses = ResponseTable(generations)
    switch try ServerFormat(of: records.first) {
    case .vllm: return SequenceReader(VLLMDialect(side: side), records, responses)
    case .sglang: return SequenceReader(SGLangDialect(), records, responses)
    case .echo: return SequenceReader(EchoDialect(), records, responses)
    case .llamaCpp: return LlamaCppReader(records, responses)
    case .harness: return HarnessReader(records, responses)
    }
  }
}
