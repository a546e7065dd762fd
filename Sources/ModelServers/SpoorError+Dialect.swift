import SpoorModel

extension SpoorError {
  /// What a user can do whose server does not tell what scoring needs.
  static let otherServers =
    "Use a server that can: vLLM (--dialect vllm), SGLang (--dialect sglang), or completions with "
    + "echo and logprobs (--dialect echo, llama-cpp-python); docs/servers.md says how to start each."

  /// The same error, which names the prompt unless it names one already.
  func about(_ prompt: String) -> SpoorError {
    guard var place = location, place.record == nil else { return self }
    place.record = "prompt \(prompt)"
    var error = self
    error.location = place
    return error
  }

  /// The error of an answer without the prompt's log-probabilities.
  static func tellsNoPrompt(_ answer: ServerAnswer, lacks key: String) -> SpoorError {
    answer.error(
      "the server told no log-probabilities of the prompt: nothing of it stands in \"\(key)\"",
      remedy: otherServers
    )
  }

  /// The error of a server that puts the mark before a text itself.
  static func addsMarks(_ dialect: DialectName) -> SpoorError {
    SpoorError(
      .usage,
      "a server of \(dialect.rawValue) puts the mark that begins a text before each by itself",
      remedy: "Leave the mark out of the template, and --special-tokens written, too."
    )
  }
}
