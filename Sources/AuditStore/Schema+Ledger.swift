extension Schema {
  /// Which rows hold which doubted spans, what the base knew of rows, and both as one may read them.
  ///
  /// `row_id` has no type, so that SQLite keeps a dataset's number a number and its text a text, in every
  /// table alike: a row that a knowledge file names stands here as the dataset names it.
  static let ledger = """
    CREATE TABLE supporting_rows (
      run_id INTEGER NOT NULL REFERENCES runs(id),
      row_id NOT NULL,
      copies INTEGER NOT NULL,
      instruction TEXT NOT NULL,
      PRIMARY KEY (run_id, row_id)
    ) WITHOUT ROWID;
    CREATE TABLE supports (
      span_id INTEGER NOT NULL REFERENCES spans(id) ON DELETE CASCADE,
      row_id NOT NULL,
      is_best INTEGER NOT NULL CHECK (is_best IN (0, 1)),
      PRIMARY KEY (span_id, row_id)
    ) WITHOUT ROWID;
    CREATE INDEX supports_of_row ON supports (row_id);
    CREATE TABLE row_categories (
      run_id INTEGER NOT NULL REFERENCES runs(id),
      row_id NOT NULL,
      category TEXT NOT NULL
        CHECK (category IN ('HighlyKnown', 'MaybeKnown', 'WeaklyKnown', 'Unknown')),
      PRIMARY KEY (run_id, row_id)
    ) WITHOUT ROWID;
    CREATE VIEW ledger AS
      WITH held AS (
        SELECT span_id, count(*) AS row_count FROM supports GROUP BY span_id
      )
      SELECT spans.run_id, spans.model, supports.row_id, supporting_rows.copies,
        count(*) AS spans,
        sum(traces.provenance = 'borrowed') AS borrowed,
        sum(supports.is_best) AS best,
        sum(1.0 / held.row_count) AS credit,
        sum(traces.lift) AS lift,
        (SELECT category FROM row_categories
          WHERE row_categories.run_id = spans.run_id AND row_categories.row_id = supports.row_id
        ) AS category,
        supporting_rows.instruction
      FROM supports
        JOIN held USING (span_id)
        JOIN spans ON spans.id = supports.span_id
        JOIN traces ON traces.span_id = supports.span_id
        JOIN supporting_rows ON supporting_rows.run_id = spans.run_id
          AND supporting_rows.row_id = supports.row_id
      GROUP BY spans.run_id, spans.model, supports.row_id
      ORDER BY spans.run_id, spans.model, borrowed DESC, spans DESC, credit DESC, supports.row_id;
    """
}
