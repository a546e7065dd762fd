extension Schema {
  /// One row a token of a tuned response.
  static let positions = """
    CREATE TABLE positions (
      run_id INTEGER NOT NULL,
      prompt_id TEXT NOT NULL,
      model TEXT NOT NULL,
      position INTEGER NOT NULL,
      source TEXT NOT NULL,
      kl_tuned_base REAL,
      kl_base_tuned REAL,
      base_rank INTEGER,
      tuned_rank INTEGER,
      base_logprob REAL,
      tuned_logprob REAL,
      base_entropy REAL,
      tuned_entropy REAL,
      suspicion REAL,
      PRIMARY KEY (run_id, prompt_id, model, position),
      FOREIGN KEY (run_id, prompt_id, model) REFERENCES responses(run_id, prompt_id, model)
    ) WITHOUT ROWID;
    """

  /// What is known of a token only between two ends: its column of before has the lower end, that of
  /// the upper one is `NULL` where nothing limits it.
  static let intervalColumns = [
    "kl_tuned_base_high REAL", "kl_base_tuned_high REAL", "base_rank_high INTEGER",
    "tuned_rank_high INTEGER", "base_entropy_high REAL", "tuned_entropy_high REAL",
    "total_variation REAL", "total_variation_high REAL", "jensen_shannon REAL",
    "jensen_shannon_high REAL",
  ]

  /// Where a token stands in its response, and what else the models would have said.
  static let tokenColumns = [
    "start INTEGER", "\"end\" INTEGER CHECK (0 <= start AND start <= \"end\")",
    "base_top TEXT CHECK (base_top IS NULL OR json_valid(base_top))",
    "tuned_top TEXT CHECK (tuned_top IS NULL OR json_valid(tuned_top))",
  ]
}
