import Foundation
import GRDB
public import SpoorModel

extension AuditStore {
  /// All spans of a run's tuned responses that detectors judged, doubted or not, in the order in which they were recorded.
  ///
  /// Empty for a run whose traces gave way to a later run's.
  public func spans(of run: Run) throws -> [Span] {
    try read { database in
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT * FROM spans
          WHERE run_id = ? AND role <> 'passage' AND control IS NOT 'C1' ORDER BY id
          """,
        arguments: [run.id.rawValue]
      )
      return try Array(rows.map { try Span($0) })
    }
  }

  /// What the reviewers hold of the spans of a run that detectors judged, doubted or not: the latest word of
  /// each on whether it is a hallucination; what they say of decoys is not among it.
  public func judgements(of run: Run) throws -> [Judgement] {
    let items = try items(of: run) + clearedItems(of: run)
    return try read { database in
      try items.compactMap { item in
        let verdicts = try Self.verdicts(on: item.hash, in: database)
        let decision = try Self.decision(on: item.hash, in: database)
        guard !verdicts.isEmpty || decision != nil else { return nil }
        return Judgement(
          span: item.span,
          answers: verdicts.lastWords.mapValues(\.answers.hallucination),
          decision: decision?.answers.hallucination
        )
      }
    }
  }
}

/// A span with what each reviewer said last of whether it is a hallucination.
public struct Judgement: Hashable, Sendable {
  /// The span.
  public var span: Span
  /// Each reviewer's answer.
  public var answers: [String: Answer]
  /// What an adjudicator decided; `nil` where nobody did.
  public var decision: Answer?

  /// What was decided; else whether more reviewers hold it for a hallucination than not, or the other way
  /// round; `nil` when as many say each, or the decision is that nobody can tell.
  public var truth: MarkedResponse.Value.Truth? {
    if let decision { return decision == .unsure ? nil : decision == .yes ? .fails : .holds }
    let yes = answers.values.count { $0 == .yes }
    let no = answers.values.count { $0 == .no }
    return yes == no ? nil : yes > no ? .fails : .holds
  }
}

extension Span {
  /// A row of the table `spans`.
  init(_ row: Row) throws {
    self.init(
      promptID: row["prompt_id"],
      model: row["model"],
      range: row.scalarRange,
      text: row["text"],
      kind: try row.value("kind", SpanKind.init(rawValue:)),
      score: row["score"],
      detectors: try row.json("detectors"),
      signals: try row.json("signals"),
      evidence: try row.json("evidence"),
      scoreWithDataset: row["score_with_dataset"]
    )
  }
}

extension Row {
  /// The value of a column that holds JSON.
  func json<Value: Decodable>(_ column: String) throws -> Value {
    let text: String = self[column]
    return try JSONDecoder().decode(Value.self, from: Data(text.utf8))
  }

  /// The value of a column that holds JSON or `NULL`.
  func optionalJSON<Value: Decodable>(_ column: String) throws -> Value? {
    hasNull(atColumn: column) ? nil : try json(column)
  }

  /// How like the prompt a trace's rows are.
  var conceptSimilarity: ConceptSimilarity? {
    guard let best: Double = self["best_row_similarity"], let outranks: Double = self["outranks"]
    else { return nil }
    return ConceptSimilarity(bestRow: best, outranks: outranks)
  }

  private func hasNull(atColumn column: String) -> Bool {
    let value: DatabaseValue = self[column]
    return value.isNull
  }
}
