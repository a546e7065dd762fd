import Attribution
import PhraseIndex
import SpoorModel
import Statistics
import Words

/// Finds the passages of every model's answers, and compares how much of them is passages.
struct PassageTracing {
  private struct Other {
    var name: String
    var role: PassageDifference.Role
    var answers: [ResponsePassages]
  }

  private let prompts: [String: Prompt]
  private let asked: [String: WordedText]
  private let texts: AuditTexts
  private let finder: PassageFinder
  private let bootstrap = Bootstrap()
  /// The models to compare with, the base first.
  private var others: [Other] = []

  /// Finds the passages of the base model's and the compared models' answers.
  init(_ inputs: AuditInputs, _ texts: AuditTexts, index: PhraseIndex) throws {
    prompts = inputs.promptsByID
    asked = inputs.promptsByID.mapValues { texts.words(of: $0.instruction) }
    self.texts = texts
    finder = PassageFinder(index)
    if let name = inputs.base.first?.model {
      others.append(Other(name: name, role: .base, answers: try passages(of: inputs.base)))
    }
    others += try inputs.compared.map {
      Other(name: $0.name, role: .compared, answers: try passages(of: $0.generations))
    }
  }

  /// The passages of a model's answers, one entry an answer.
  func passages(of generations: [Generation]) throws -> [ResponsePassages] {
    try generations.compactMap { generation in
      guard let prompt = asked[generation.promptID] else { return nil }
      let text = texts[generation]
      return ResponsePassages(
        promptID: generation.promptID,
        runs: try finder.passages(in: text, answering: prompt),
        words: text.words.count
      )
    }
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
        divergence: tuned.divergences[generation.promptID],
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
          less: other.answers,
          of: (other.name, other.role),
          by: bootstrap
        )
      }
    )
  }
}
