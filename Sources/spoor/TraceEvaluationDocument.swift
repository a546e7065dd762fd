import Evaluation
import SpoorModel
import Statistics

/// What `spoor evaluate traces --json` prints.
struct TraceEvaluationDocument: Encodable {
  typealias Figure = SpanEvaluationDocument.Figure

  /// How well some rows are found; figures by who lists rows, then by measure.
  struct Retrieval: Encodable {
    var counts: RowRetrieval.Counts
    var all: [String: [String: Figure]]
    var traced: [String: [String: Figure]]
  }

  /// What traces say of a class of values.
  struct Class: Encodable {
    private enum CodingKeys: String, CodingKey {
      case values, provenance, borrowed
      case noTrace = "no_trace"
    }

    var values: Int
    var provenance: [String: Int]
    var noTrace: Int
    var borrowed: Figure
  }

  /// The figures of a model.
  struct Part: Encodable {
    private enum CodingKeys: String, CodingKey {
      case model, counts, rows, classes
      case tunedModel = "tuned_model"
    }

    var model: String
    var tunedModel: String?
    var counts: TraceEvaluationPart.Counts
    var rows: [String: Retrieval]
    var classes: [String: Class]
  }

  private enum CodingKeys: String, CodingKey {
    case schema, predicted, gold, replicates, models
    case tracesWithoutGold = "traces_without_gold"
  }

  let schema = "spoor.evaluate.traces/1"
  let predicted: [String]
  let gold: [String]
  let replicates: Int
  let tracesWithoutGold: Int
  let models: [Part]

  init(_ evaluation: TraceEvaluation, from files: EvaluatedTraces) {
    predicted = files.predicted
    gold = files.gold
    replicates = evaluation.bootstrap.replicates
    tracesWithoutGold = evaluation.tracesWithoutGold
    models = evaluation.parts.map(Part.init)
  }
}

extension TraceEvaluationDocument.Part {
  init(_ part: TraceEvaluationPart) {
    model = part.model
    tunedModel = part.comparedWith
    counts = part.counts
    rows = Dictionary(
      uniqueKeysWithValues: part.retrieval.map { ($0.sought.rawValue, .init($0)) }
    )
    classes = Dictionary(
      uniqueKeysWithValues: part.provenance.map { ($0.valueClass.rawValue, .init($0)) }
    )
  }
}

extension TraceEvaluationDocument.Retrieval {
  init(_ retrieval: RowRetrieval) {
    counts = retrieval.counts
    all = Self.figures(retrieval, .all)
    traced = Self.figures(retrieval, .traced)
  }

  private static func figures(
    _ retrieval: RowRetrieval,
    _ reach: RowRetrieval.Reach
  ) -> [String: [String: TraceEvaluationDocument.Figure]] {
    let listers = RowRetrieval.Lister.allCases.map { lister in
      let figures = RetrievalMeasure.allCases.map { measure in
        (measure.rawValue, TraceEvaluationDocument.Figure(retrieval[lister, measure, reach]))
      }
      return (lister.rawValue, Dictionary(uniqueKeysWithValues: figures))
    }
    return Dictionary(uniqueKeysWithValues: listers)
  }
}

extension TraceEvaluationDocument.Class {
  init(_ found: ClassProvenance) {
    values = found.values
    provenance = Dictionary(
      uniqueKeysWithValues: Provenance.allCases.map { ($0.rawValue, found.counts[$0] ?? 0) }
    )
    noTrace = found.untraced
    borrowed = TraceEvaluationDocument.Figure(found.borrowed)
  }
}
