import Hallucinations
import SpoorModel
import Words

/// The words of every response of an audit, split once.
struct AuditTexts {
  private struct Key: Hashable {
    var model: String
    var promptID: String
  }

  private var texts: [Key: WordedText] = [:]
  private let scanner: WordScanner

  init(_ inputs: AuditInputs, by scanner: WordScanner) {
    self.scanner = scanner
    for generation in inputs.base + inputs.tuned.flatMap(\.generations) {
      texts[Key(model: generation.model, promptID: generation.promptID)] =
        WordedText(generation.text, by: scanner)
    }
  }

  /// The words of a response.
  subscript(generation: Generation) -> WordedText {
    texts[Key(model: generation.model, promptID: generation.promptID)]
      ?? WordedText(generation.text, by: scanner)
  }

  /// The detectors of the audit: references decide where there are any, else hesitation.
  func judge(references: [Reference], prompts: [Prompt]) -> SpanJudge {
    let promptWords = PromptWords(prompts, by: scanner)
    let asked = prompts.map { WordedText($0.instruction, by: scanner) }
    let known = references.map { WordedText($0.text, by: scanner) }
    let usage = WordUsage(of: Array(texts.values) + asked + known)
    func values(_ reach: ValueFinder.Reach) -> ValueFinder {
      ValueFinder(usage: usage, prompts: promptWords, reach: reach)
    }
    guard !references.isEmpty else {
      return SpanJudge([UncertaintyDetector(values: values(.rare))])
    }
    let reference = ReferenceDetector(
      library: ReferenceLibrary(references, prompts: prompts, by: scanner),
      values: values(.written),
      prompts: promptWords
    )
    return SpanJudge([reference, UncertaintyDetector(values: values(.written))])
  }
}
