import DurableFiles
import Foundation
import GRDB
import SpoorModel

/// Writes one run inside an open transaction.
struct RunWriter {
  let database: Database
  let runID: Int64
  private let positions: PositionRows
  private let responses: [ResponseKey: String.UnicodeScalarView]

  struct ResponseKey: Hashable, Sendable {
    var promptID: String
    var model: String
  }

  init(_ database: Database, beginning contents: RunContents) throws {
    self.database = database
    var responses: [ResponseKey: String.UnicodeScalarView] = [:]
    for response in contents.responses {
      let key = ResponseKey(promptID: response.prompt.id, model: response.model)
      responses[key] = response.text.unicodeScalars
    }
    self.responses = responses
    try database.execute(
      sql: """
        INSERT INTO runs (started, configuration, fingerprint, spoor_version) VALUES (?, ?, ?, ?)
        """,
      arguments: [
        contents.started.description, contents.configuration, contents.fingerprint,
        contents.spoorVersion,
      ]
    )
    runID = database.lastInsertedRowID
    positions = PositionRows(of: contents, runID: runID)
  }

  func complete(summary: String) throws {
    try database.execute(
      sql: "UPDATE runs SET finished = ?, summary = ? WHERE id = ?",
      arguments: [Timestamp.now.description, summary, runID]
    )
  }

  func pruneOlderRuns() throws {
    try database.execute(sql: "DELETE FROM spans WHERE run_id < ?", arguments: [runID])
    for table in ["positions", "supporting_rows", "row_categories"] {
      try database.execute(sql: "DELETE FROM \(table) WHERE run_id < ?", arguments: [runID])
    }
    // An item's response is what its verdicts speak of.
    try database.execute(
      sql: """
        DELETE FROM responses WHERE run_id < ? AND NOT EXISTS (
          SELECT 1 FROM items
          WHERE (first_run, items.prompt_id, items.model)
            = (run_id, responses.prompt_id, responses.model))
        """,
      arguments: [runID]
    )
  }

  func record(
    responses: [AuditedResponse],
    completing completed: @Sendable (AuditedResponse) throws -> AuditedResponse
  ) throws {
    let positions = positions
    let statement = try database.makeStatement(
      sql: """
        INSERT INTO responses (run_id, prompt_id, model, prompt, response, content_tokens)
        VALUES (?, ?, ?, ?, ?, ?)
        """
    )
    try responses.indices.forEachMade { place in
      let response = try completed(responses[place])
      return (response, tokens: try positions.rows(of: response))
    } take: { response, tokens in
      try statement.execute(arguments: [
        runID, response.prompt.id, response.model, response.prompt.instruction.storable,
        response.text.storable, response.contentTokens,
      ])
      try record(tokens: tokens)
    }
  }

  func record(flagged entry: TraceEntry) throws {
    let span = entry.trace.span
    let response = try response(of: span)
    try record(entry, spanID: try record(span, as: .flagged))
    try keepItem(of: span, in: response)
  }

  func record(passage entry: TraceEntry) throws {
    _ = try response(of: entry.trace.span)
    try record(entry, spanID: try record(entry.trace.span, as: .passage))
  }

  func record(_ control: ControlTrace) throws {
    let span = control.entry.trace.span
    _ = try response(of: span)
    try record(control.entry, spanID: try record(span, as: .control, control))
  }

  private func response(of span: Span) throws -> String {
    guard let text = responses[ResponseKey(promptID: span.promptID, model: span.model)] else {
      throw fault(of: span, "names no response of its run")
    }
    let marked = text.dropFirst(span.range.start).prefix(span.range.count)
    guard marked.elementsEqual(span.text.unicodeScalars) else {
      throw fault(of: span, "differs from the text that it marks, '\(String(marked))'")
    }
    return String(text)
  }

  private func fault(of span: Span, _ problem: String) -> SpoorError {
    let place = "\(span.range.start)–\(span.range.end) of \(span.model)'s '\(span.promptID)'"
    return SpoorError(
      .internalFault,
      "the span '\(span.text)' at \(place) \(problem)",
      remedy: "Please report this as a bug of spoor."
    )
  }

  /// Records a span, doubted unless it is a control's.
  private func record(
    _ span: Span,
    as role: SpanRole,
    _ control: ControlTrace? = nil
  ) throws -> Int64 {
    let statement = try database.cachedStatement(
      sql: """
        INSERT INTO spans
          (run_id, prompt_id, model, role, start, "end", text, kind, score, detectors, signals,
           evidence, score_with_dataset, control, compared_with)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    )
    try statement.execute(arguments: [
      runID, span.promptID, span.model, role.rawValue, span.range.start, span.range.end,
      span.text.storable,
      span.kind.rawValue, span.score, try Self.json(span.detectors), try Self.json(span.signals),
      try Self.json(span.evidence), span.scoreWithDataset, control?.kind.rawValue,
      control?.tunedModel,
    ])
    return database.lastInsertedRowID
  }

  /// A value as JSON, keys in order.
  static func json(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return String(decoding: try encoder.encode(value), as: UTF8.self).storable
  }

  private func record(_ entry: TraceEntry, spanID: Int64) throws {
    let trace = entry.trace
    let traces = try database.cachedStatement(
      sql: "INSERT INTO traces VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
    )
    try traces.execute(arguments: [
      spanID, trace.provenance.rawValue, trace.lift, trace.occurrences, trace.expectedByChance,
      trace.tokenCount, try trace.near.map { try Self.json($0) }, trace.similarity?.bestRow,
      trace.similarity?.outranks,
    ])
    let rows = try database.cachedStatement(
      sql: "INSERT INTO trace_rows VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    )
    for (index, evidence) in entry.evidence.enumerated() {
      let row = evidence.row
      try rows.execute(arguments: [
        spanID, index + 1, row.rowID.databaseValue, row.field.rawValue, row.matched.storable,
        row.range.start, row.range.end, row.score, evidence.text.storable,
        evidence.instruction.storable, row.place.turn, row.copies,
      ])
    }
  }

  private func keepItem(of span: Span, in response: String) throws {
    let item = Item(
      hash: ItemHash(span: span, response: response),
      promptID: span.promptID,
      model: span.model,
      range: span.range,
      text: span.text,
      guidelineVersion: .current
    )
    try AuditStore.keep(item, from: Run.ID(rawValue: runID), in: database)
  }
}
