/// The languages of model servers that Spoor speaks.
public enum DialectName: String, Sendable, CaseIterable {
  /// vLLM's completions with `prompt_logprobs`.
  case vllm
  /// SGLang's own `/generate`.
  case sglang
  /// Completions with `echo` and `logprobs` that take token ids.
  case echo
  /// The same of llama-cpp-python's server, which takes texts alone.
  case llamaCppPython = "llama-cpp-python"
  /// llama.cpp's own server, which scores no prompt: it is asked once for each token.
  case llamaCpp = "llama.cpp"

  /// What stands for the dialect where all servers speak one language: in chat, in embeddings, and in the
  /// list of their models.
  ///
  /// Answers are kept under the dialect's name, too: by another, those that are kept would be asked anew.
  public static let spokenByAll = DialectName.echo

  /// What writes its requests and reads its answers.
  var dialect: any Dialect {
    switch self {
    case .vllm: VLLMDialect()
    case .sglang: SGLangDialect()
    case .echo: EchoDialect()
    case .llamaCppPython: LlamaCppPythonDialect()
    case .llamaCpp: LlamaCppDialect()
    }
  }

  /// The dialect of a server that says of its models that they are owned by `owner`.
  ///
  /// These are the names that the servers put there of their own accord; any other is nothing to go by.
  init?(owner: String) {
    switch owner {
    case "vllm": self = .vllm
    case "sglang": self = .sglang
    case "me": self = .llamaCppPython
    case "llamacpp": self = .llamaCpp
    default: return nil
    }
  }
}
