import Attribution
import SpoorModel
import Statistics

/// Traces the passages of tuned models' answers, and compares how much of them is passages.
struct PassageTracing {
  private let prompts: [String: Prompt]
  private let texts: AuditTexts
  private let others: [OtherAnswers]
  private let bootstrap = Bootstrap()

  /// Compares with the answers of others, the base first.
  init(_ inputs: AuditInputs, _ texts: AuditTexts, others: [OtherAnswers]) {
    prompts = inputs.promptsByID
    self.texts = texts
    self.others = others
  }

  /// The traces of a tuned model's passages.
  func traces(
    of answers: [ResponsePassages],
    by tuned: AuditInputs.Tuned,
    _ tracer: Tracer
  ) throws -> [TraceEntry] {
    let found = Dictionary(answers.map { ($0.promptID, $0) }) { first, _ in first }
    return try tuned.generations.flatMap { generation -> [TraceEntry] in
      guard let passages = found[generation.promptID], let prompt = prompts[generation.promptID]
      else { return [] }
      let text = texts[generation]
      let subject = TraceSubject(
        generation,
        to: prompt,
        text: text,
        divergence: try tuned.divergences[generation.promptID],
        placeboUse: .whole
      )
      return try tracer.traces(of: passages.spans(in: generation, text), in: subject)
    }
  }

  /// The figures of a tuned model; `traces` are those of its passages, where they were traced.
  func figures(of answers: [ResponsePassages], _ traces: [TraceEntry] = []) -> PassageFigures {
    PassageFigures(
      leastWords: PassageFinder.leastWords,
      passages: answers.reduce(0) { $0 + $1.runs.count },
      presence: PassagePresence(of: answers, by: bootstrap),
      provenance: traces.reduce(into: [:]) { $0[$1.trace.provenance.rawValue, default: 0] += 1 },
      differences: others.map { other in
        PassageDifference(
          of: answers,
          less: other.answers.passages,
          of: (other.name, other.role),
          by: bootstrap
        )
      }
    )
  }
}
