import Records
import SpoorModel

/// An answer of `/v1/completions`, as OpenAI defined it.
struct CompletionAnswer {
  static let path = "v1/completions"

  private let answer: ServerAnswer

  init(_ answer: ServerAnswer) { self.answer = answer }

  /// What was written; such an answer tells no ids.
  var text: WrittenText {
    get throws(SpoorError) {
      let choice = try answer.requiredChoice()
      return WrittenText(
        text: try answer.text(choice["text"], "choices[0].text"),
        tokenIDs: nil,
        tokenTexts: nil,
        end: WrittenText.End(choice["finish_reason"]),
        tokenCount: answer.body["usage"]?.members?["completion_tokens"]?.integer
      )
    }
  }

  /// The texts of all its tokens, of the prompt and behind it.
  var tokens: [String] {
    let tokens = answer.choice?["logprobs"]?.members?["tokens"]?.elements ?? []
    return tokens.compactMap(\.characters)
  }

  /// How many of ``tokens`` were generated; 1 where it does not say, as was asked for.
  var generated: Int {
    answer.body["usage"]?.members?["completion_tokens"]?.integer ?? 1
  }

  /// Refuses an answer that does not repeat the prompt with its log-probabilities.
  ///
  /// Servers that do not know `echo` tell of the generated token alone, without a word of warning.
  func checkEcho() throws(SpoorError) {
    guard tokens.count > generated else {
      throw .tellsNoPrompt(answer, lacks: "choices[0].logprobs.tokens")
    }
  }
}
