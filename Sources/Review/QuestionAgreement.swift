public import AuditStore
import DurableFiles
public import SpoorModel
public import Statistics

/// How far reviewers agree on one question, over all and in parts of the audit.
///
/// Only tasks of the sample and near the threshold count: gold items and decoys are made to be told. What
/// reviewers said after an adjudication is no independent opinion and counts nowhere; `unsure` is an answer
/// like the others.
public struct QuestionAgreement: Hashable, Sendable, Encodable {
  /// A part of the audit.
  public struct Part: Hashable, Sendable, Encodable {
    /// The model whose responses it holds; `nil` where it is a part by provenance.
    public let model: String?
    /// The automatic verdict of its spans; `nil` where it is a part by model.
    public let provenance: Provenance?
    /// How far reviewers agree in it.
    public let agreement: AgreementFigures
  }

  /// What was asked.
  public let question: ReviewQuestion
  /// How far reviewers agree over all.
  public let all: AgreementFigures
  /// The same by model and by provenance, where two reviewers judged anything.
  public let parts: [Part]

  /// Compares reviewers' answers to `question`.
  public init(on question: ReviewQuestion, of tasks: [JudgedTask], by bootstrap: Bootstrap) {
    let compared = tasks.filter { $0.drawn.purpose.isComparable }
    func agreement(_ tasks: [JudgedTask]) -> AgreementFigures {
      let ratings = Ratings(tasks.map { $0.ratings(on: question) })
      return AgreementFigures(of: ratings, by: bootstrap)
    }
    self.question = question
    all = agreement(compared)
    let models = Dictionary(grouping: compared, by: \.drawn.model).sorted { $0.key < $1.key }
    let provenances = Dictionary(grouping: compared, by: \.drawn.stratum.provenance)
    let byModel = models.map {
      Part(model: $0.key, provenance: nil, agreement: agreement($0.value))
    }
    let byProvenance = Provenance.allCases.compactMap { provenance in
      provenances[provenance].map {
        Part(model: nil, provenance: provenance, agreement: agreement($0))
      }
    }
    parts = (byModel + byProvenance).filter { $0.agreement.units > 0 }
  }
}

extension TaskPurpose {
  fileprivate var isComparable: Bool {
    switch self {
    case .sample, .uncertainty: true
    case .gold, .decoy: false
    }
  }
}

extension JudgedTask {
  /// What each reviewer answered last before anybody decided.
  fileprivate func ratings(on question: ReviewQuestion) -> [String: String] {
    let decided = adjudication?.time
    let before = verdicts.filter { verdict in
      guard let decided, let time = verdict.time else { return true }
      return time < decided
    }
    return before.lastWords.compactMapValues { question.answer(in: $0.answers) }
  }
}
