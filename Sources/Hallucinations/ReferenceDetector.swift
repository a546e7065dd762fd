import SpoorModel
import Words

/// Doubts values that the prompt's reference does not hold.
///
/// Evidence: the reference texts of the audit. A value is a number, a name or a title of the
/// response (``ValueFinder``), or a claim that stands in the references of other prompts. It is
/// cleared when the prompt's own reference holds its words in one run, else doubted with score 1:
/// references decide.
public struct ReferenceDetector: SpanDetector {
  /// The name in spans.jsonl.
  public let name = "reference"
  private let library: ReferenceLibrary
  private let values: ValueFinder
  private let prompts: PromptWords

  /// Creates a detector that reads `library`.
  public init(library: ReferenceLibrary, values: ValueFinder, prompts: PromptWords) {
    self.library = library
    self.values = values
    self.prompts = prompts
  }

  /// One finding a value; `nil` for an answer to a prompt without a reference.
  public func findings(in answer: Answer) -> [Finding]? {
    let promptID = answer.prompt.id
    guard library.covers(promptID) else { return nil }
    return candidates(in: answer).map { value in
      let isSupported = library.supports(answer.text.folded(value.words), for: promptID)
      return Finding(
        words: value.words,
        kind: value.kind,
        judgement: isSupported ? .cleared : .doubted,
        score: isSupported ? 0 : 1
      )
    }
  }

  /// Values by how they are written, and between them the claims of any reference.
  private func candidates(in answer: Answer) -> [Value] {
    let written = values.values(in: answer)
    let asked = prompts.words(of: answer.prompt.id)
    var candidates = written
    var index = 0
    while index < answer.text.words.count {
      let claim = library.claim(at: index, in: answer.text)
      if let claim, !written.contains(where: { $0.words.overlaps(claim) }),
        !asked.hold(answer.text.folded(claim))
      {
        candidates.append(Value(words: claim, kind: SpanKind(claim, in: answer.text)))
      }
      index = claim?.upperBound ?? index + 1
    }
    return candidates.sorted { $0.words.lowerBound < $1.words.lowerBound }
  }
}
