import SpoorModel

/// A server whose completions repeat the prompt with its log-probabilities.
protocol EchoingDialect: Dialect {}

extension EchoingDialect {
  func text(in answer: ServerAnswer) throws(SpoorError) -> WrittenText {
    try CompletionAnswer(answer).text
  }

  func checkScored(_ answer: ServerAnswer) throws(SpoorError) {
    try CompletionAnswer(answer).checkEcho()
  }
}
