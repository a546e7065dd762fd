import SpoorModel
import Words

@testable import Hallucinations

extension Case {
  /// How the answer, the prompt and `texts` use their words.
  func usage(_ texts: [String] = []) -> WordUsage {
    WordUsage(of: [answer.text] + ([prompt.instruction] + texts).map(worded))
  }

  func worded(_ text: String) -> WordedText { WordedText(text, by: scanner) }

  /// What finds statements in the answer.
  func statementFinder(
    _ texts: [String] = [],
    library: ReferenceLibrary? = nil
  ) -> StatementFinder {
    let prompts = PromptWords([prompt], by: scanner)
    return StatementFinder(
      values: ValueFinder(usage: usage(texts), prompts: prompts, reach: .written),
      usage: usage(texts),
      prompts: prompts,
      library: library
    )
  }

  func statements(_ texts: [String] = [], library: ReferenceLibrary? = nil) -> [Statement] {
    statementFinder(texts, library: library).statements(in: answer)
  }

  /// The only opinion that a detector has of the only statement.
  func onlyOpinion(of detector: some SpanDetector) throws -> Opinion? {
    let statements = statements()
    guard statements.count == 1 else { return nil }
    return try detector.opinions(on: statements, in: answer)?.first ?? nil
  }
}
