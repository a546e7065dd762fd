import ModelServers

/// What sampling costs, told before it begins.
struct SampleCost {
  /// A rule of thumb of English texts; it is called one.
  private static let charactersPerToken = 4

  private let questions: Int
  private let prompts: Int
  private let requests: Int
  private let characters: Int

  init(_ questions: SampledQuestions, _ settings: SampledAnswers.Settings) {
    self.questions = questions.questions.count
    prompts = questions.prompts.count
    requests = settings.requests
    characters = questions.prompts.reduce(0) {
      $0 + questions[$1].prompt.text.unicodeScalars.count
    }
  }

  var text: String {
    let sets = questions == 0 ? 0 : prompts / questions
    let tokens = characters * requests / Self.charactersPerToken
    return "\(questions.counted("question")) × \(sets.counted("set")) × "
      + "\(requests.counted("answer")) = \((prompts * requests).counted("request")), about "
      + "\(tokens.grouped) tokens of prompts at \(Self.charactersPerToken) characters a token; "
      + "what is kept already is not asked again."
  }
}
