public import AuditStore
import DurableFiles
public import SpoorModel
public import Statistics

/// How far reviewers agree on one question, over all and in parts of the audit.
///
/// Only tasks of the sample and near the threshold count: gold items and decoys are made to be told. What
/// reviewers said after the first adjudication is no independent opinion and counts nowhere; `unsure` is an answer
/// like the others.
public struct QuestionAgreement: Hashable, Sendable, Encodable {
  /// A part of the audit: of one model, of one provenance, or one stratum.
  public struct Part: Hashable, Sendable, Encodable {
    /// The model whose responses it holds; `nil` where it is a part by provenance.
    public let model: String?
    /// The automatic verdict of its spans; `nil` where it is a part by model.
    public let provenance: Provenance?
    /// Which part of the scores it is, from 0; `nil` unless it is a stratum.
    public let scoreBin: Int?
    /// How far reviewers agree in it.
    public let agreement: AgreementFigures

    private enum CodingKeys: String, CodingKey {
      case model, provenance
      case scoreBin = "score_bin"
      case agreement
    }
  }

  /// What was asked.
  public let question: ReviewQuestion
  /// How far reviewers agree over all.
  public let all: AgreementFigures
  /// The same by model, by provenance and by stratum, where two reviewers judged anything; Cohen's κ without
  /// intervals.
  public let parts: [Part]

  /// Compares reviewers' answers to `question`.
  public init(on question: ReviewQuestion, of tasks: [JudgedTask], by bootstrap: Bootstrap) {
    let compared = tasks.filter { $0.drawn.purpose.isComparable }
    func agreement(_ tasks: [JudgedTask], pairs: AgreementFigures.Pairs) -> AgreementFigures {
      let ratings = Ratings(tasks.map { $0.ratings(on: question) })
      return AgreementFigures(of: ratings, pairs: pairs, by: bootstrap)
    }
    self.question = question
    all = agreement(compared, pairs: .withIntervals)
    func parts(by key: (Stratum) -> StratumPart) -> [Part] {
      let parts = Dictionary(grouping: compared) { key($0.drawn.stratum) }
      return parts.sorted { $0.key < $1.key }.map { part, tasks in
        Part(
          model: part.model,
          provenance: part.provenance,
          scoreBin: part.scoreBin,
          agreement: agreement(tasks, pairs: .withoutIntervals)
        )
      }
    }
    let found =
      parts { StratumPart(model: $0.model) } + parts { StratumPart(provenance: $0.provenance) }
      + parts { StratumPart(model: $0.model, provenance: $0.provenance, scoreBin: $0.scoreBin) }
    self.parts = found.filter { $0.agreement.units > 0 }
  }
}

/// Some of a stratum's properties.
private struct StratumPart: Hashable, Comparable {
  var model: String?
  var provenance: Provenance?
  var scoreBin: Int?

  private var order: (String, Int, Int) {
    let place = provenance.flatMap(Provenance.allCases.firstIndex)
    return (model ?? "", place ?? 0, scoreBin ?? 0)
  }

  static func < (one: StratumPart, other: StratumPart) -> Bool { one.order < other.order }
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
  /// What each reviewer answered last before anybody decided for the first time.
  fileprivate func ratings(on question: ReviewQuestion) -> [String: String] {
    let before = verdicts.filter { verdict in
      guard let decided = firstDecision, let time = verdict.time else { return true }
      return time < decided
    }
    return before.lastWords.compactMapValues { question.answer(in: $0.answers) }
  }
}
