extension Schema {
  /// Tables of the latest complete run, for people: no joins needed, names that say what they hold.
  static let views = """
    CREATE VIEW latest_run AS
      SELECT id, started, finished, fingerprint, spoor_version, configuration, summary FROM runs
      WHERE finished IS NOT NULL ORDER BY id DESC LIMIT 1;
    \(spanView("doubted_spans", of: "flagged"))
    \(spanView("passages", of: "passage"))
    CREATE VIEW control_spans AS
      SELECT spans.control, spans.compared_with, spans.prompt_id, spans.model, spans.start,
        spans."end", spans.text, spans.kind, spans.score, traces.provenance, traces.lift,
        traces.occurrences
      FROM spans LEFT JOIN traces ON traces.span_id = spans.id
      WHERE spans.run_id = (SELECT id FROM latest_run) AND spans.role = 'control';
    CREATE VIEW training_rows_of_spans AS
      SELECT spans.prompt_id, spans.model, spans.text AS span, traces.provenance, traces.lift,
        trace_rows.rank, trace_rows.row_id, trace_rows.field, trace_rows.matched,
        trace_rows.score AS row_score, trace_rows.copies, trace_rows.instruction,
        trace_rows.row_text
      FROM spans JOIN traces ON traces.span_id = spans.id
      JOIN trace_rows ON trace_rows.span_id = spans.id
      WHERE spans.run_id = (SELECT id FROM latest_run) AND spans.role IN ('flagged', 'passage');
    CREATE VIEW token_values AS
      SELECT prompt_id, model, position, start, "end", source, kl_tuned_base, kl_base_tuned,
        base_rank, tuned_rank, base_logprob, tuned_logprob,
        tuned_logprob - base_logprob AS lift, base_entropy, tuned_entropy, suspicion
      FROM positions WHERE run_id = (SELECT id FROM latest_run);
    CREATE VIEW judgements AS
      SELECT items.prompt_id, items.model, items.start, items."end", items.text, said.reviewer,
        said.time, said.hallucination, said.related, said.row_id, said.cause, said.note,
        said.item_hash
      FROM standing_verdicts AS said JOIN items USING (item_hash);
    """

  private static func spanView(_ name: String, of role: String) -> String {
    """
    CREATE VIEW \(name) AS
      SELECT spans.prompt_id, spans.model, spans.start, spans."end", spans.text, spans.kind,
        spans.score, traces.provenance, traces.lift, traces.occurrences,
        traces.expected_by_chance, traces.token_count, responses.prompt, responses.response,
        spans.id AS span_id
      FROM spans JOIN responses USING (run_id, prompt_id, model)
      LEFT JOIN traces ON traces.span_id = spans.id
      WHERE spans.run_id = (SELECT id FROM latest_run) AND spans.role = '\(role)';
    """
  }
}
