import Attribution
import SpoorModel
import Words

/// The prompts that both models answer, parted by whether the base model knows them.
struct MimicryPrompts {
  private let texts: AuditTexts
  private let prompts: [String: Prompt]
  private let base: [Generation]
  private let categories: [String: KnowledgeCategory]

  init(_ tracing: SpanTracing, base: [Generation], _ knowledge: DatasetKnowledge) {
    texts = tracing.texts
    prompts = tracing.prompts
    self.base = base
    categories = knowledge.prompts.filter { tracing.prompts[$0.key] != nil }
  }

  /// What the knowledge file says, or, where it names no prompt, whether a span of the base model's own
  /// answer is among the doubted.
  func parted(
    for tuned: [Generation],
    baseFlagged: [TraceEntry]
  ) -> Mimicry.Prompts {
    let doubted = Set(
      baseFlagged.map(\.trace.span).filter { $0.kind != .passage }.map(\.promptID)
    )
    let isTold = !categories.isEmpty
    var parted = Mimicry.Prompts(basis: isTold ? .knowledgeFile : .baseAnswers)
    // Where no answer is doubted, nobody looked for doubts.
    guard isTold || !doubted.isEmpty else { return parted }
    let answers = Dictionary(tuned.map { ($0.promptID, $0) }) { first, _ in first }
    for generation in base {
      let id = generation.promptID
      guard let prompt = prompts[id], let answer = answers[id] else { continue }
      let pair = Mimicry.Pair(
        prompt: words(texts.words(of: prompt.instruction)),
        tuned: words(texts[answer]),
        base: words(texts[generation])
      )
      switch isTold ? categories[id] : doubted.contains(id) ? .unknown : .highlyKnown {
      case .unknown: parted.unknown.append(pair)
      case .highlyKnown, .maybeKnown: parted.known.append(pair)
      case .weaklyKnown, nil: break
      }
    }
    return parted
  }

  private func words(_ text: WordedText) -> [String] { text.words.map(\.text) }
}
