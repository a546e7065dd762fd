import GRDB

/// The store's tables and every step that led to them.
///
/// Steps are only ever appended.
enum Schema {
  /// `Spor` in ASCII; marks a SQLite file as an audit of Spoor in its header.
  static let applicationID: Int32 = 0x5370_6f72

  static let migrator: DatabaseMigrator = {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1-runs-items-verdicts") { database in
      for step in [runs, responses, positions, spans, traces, items, verdicts] {
        try database.execute(sql: step)
      }
    }
    migrator.registerMigration("2-turns-and-copies") { database in
      try database.execute(
        sql: """
          ALTER TABLE trace_rows ADD COLUMN turn INTEGER NOT NULL DEFAULT 0;
          ALTER TABLE trace_rows ADD COLUMN copies INTEGER NOT NULL DEFAULT 1;
          """
      )
    }
    migrator.registerMigration("3-intervals") { database in
      for column in intervalColumns {
        try database.execute(sql: "ALTER TABLE positions ADD COLUMN \(column)")
      }
    }
    migrator.registerMigration("4-signals") { database in
      try database.execute(
        sql: """
          ALTER TABLE spans ADD COLUMN signals TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(signals));
          ALTER TABLE spans ADD COLUMN evidence TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(evidence));
          ALTER TABLE spans ADD COLUMN score_with_dataset REAL;
          """
      )
    }
    migrator.registerMigration("5-attribution") { database in
      try database.execute(
        sql: """
          ALTER TABLE traces ADD COLUMN near TEXT CHECK (near IS NULL OR json_valid(near));
          ALTER TABLE traces ADD COLUMN best_row_similarity REAL;
          ALTER TABLE traces ADD COLUMN outranks REAL;
          ALTER TABLE spans ADD COLUMN control TEXT CHECK (control IN ('C1', 'C2', 'C3'));
          ALTER TABLE spans ADD COLUMN compared_with TEXT;
          """
      )
    }
    migrator.registerMigration("6-ledger") { database in
      try database.execute(sql: ledger)
    }
    migrator.registerMigration("7-passages") { database in
      try database.execute(sql: spansWithPassages)
    }
    migrator.registerMigration("8-pairs") { database in
      try database.execute(sql: pairs)
    }
    migrator.registerMigration("9-content-tokens") { database in
      try database.execute(sql: "ALTER TABLE responses ADD COLUMN content_tokens INTEGER")
    }
    migrator.registerMigration("10-review") { database in
      try database.execute(sql: review)
    }
    migrator.registerMigration("11-tokens") { database in
      for column in tokenColumns {
        try database.execute(sql: "ALTER TABLE positions ADD COLUMN \(column)")
      }
    }
    migrator.registerMigration("12-page") { database in
      try database.execute(sql: page)
    }
    migrator.registerMigration("13-views") { database in
      try database.execute(sql: views)
    }
    return migrator
  }()

  /// SQLite changes no CHECK of a table that stands: it is made anew, in the way that leaves the views on
  /// it alone.
  private static let spansWithPassages = """
    PRAGMA legacy_alter_table = ON;
    CREATE TABLE new_spans (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      run_id INTEGER NOT NULL,
      prompt_id TEXT NOT NULL,
      model TEXT NOT NULL,
      role TEXT NOT NULL CHECK (role IN ('flagged', 'passage', 'control')),
      start INTEGER NOT NULL,
      "end" INTEGER NOT NULL CHECK (0 <= start AND start <= "end"),
      text TEXT NOT NULL,
      kind TEXT NOT NULL,
      score REAL NOT NULL,
      detectors TEXT NOT NULL CHECK (json_valid(detectors)),
      signals TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(signals)),
      evidence TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(evidence)),
      score_with_dataset REAL,
      control TEXT CHECK (control IN ('C1', 'C2', 'C3')),
      compared_with TEXT,
      FOREIGN KEY (run_id, prompt_id, model) REFERENCES responses(run_id, prompt_id, model)
    );
    INSERT INTO new_spans SELECT * FROM spans;
    DROP TABLE spans;
    ALTER TABLE new_spans RENAME TO spans;
    PRAGMA legacy_alter_table = OFF;
    CREATE INDEX spans_of_run ON spans (run_id, prompt_id, model);
    """

  private static let runs = """
    CREATE TABLE runs (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      started TEXT NOT NULL,
      finished TEXT,
      configuration TEXT NOT NULL CHECK (json_valid(configuration)),
      fingerprint TEXT NOT NULL,
      summary TEXT CHECK (summary IS NULL OR json_valid(summary)),
      spoor_version TEXT NOT NULL
    );
    """

  private static let responses = """
    CREATE TABLE responses (
      run_id INTEGER NOT NULL REFERENCES runs(id),
      prompt_id TEXT NOT NULL,
      model TEXT NOT NULL,
      prompt TEXT NOT NULL,
      response TEXT NOT NULL,
      PRIMARY KEY (run_id, prompt_id, model)
    );
    """

  private static let spans = """
    CREATE TABLE spans (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      run_id INTEGER NOT NULL,
      prompt_id TEXT NOT NULL,
      model TEXT NOT NULL,
      role TEXT NOT NULL CHECK (role IN ('flagged', 'control')),
      start INTEGER NOT NULL,
      "end" INTEGER NOT NULL CHECK (0 <= start AND start <= "end"),
      text TEXT NOT NULL,
      kind TEXT NOT NULL,
      score REAL NOT NULL,
      detectors TEXT NOT NULL CHECK (json_valid(detectors)),
      FOREIGN KEY (run_id, prompt_id, model) REFERENCES responses(run_id, prompt_id, model)
    );
    CREATE INDEX spans_of_run ON spans (run_id, prompt_id, model);
    """

  // `row_id` has no type, so that SQLite keeps a dataset's number a number and its text a text.
  private static let traces = """
    CREATE TABLE traces (
      span_id INTEGER PRIMARY KEY REFERENCES spans(id) ON DELETE CASCADE,
      provenance TEXT NOT NULL,
      lift REAL,
      occurrences INTEGER NOT NULL,
      expected_by_chance REAL NOT NULL,
      token_count INTEGER NOT NULL
    );
    CREATE TABLE trace_rows (
      span_id INTEGER NOT NULL REFERENCES traces(span_id) ON DELETE CASCADE,
      rank INTEGER NOT NULL,
      row_id NOT NULL,
      field TEXT NOT NULL,
      matched TEXT NOT NULL,
      start INTEGER NOT NULL,
      "end" INTEGER NOT NULL CHECK (0 <= start AND start <= "end"),
      score REAL NOT NULL,
      row_text TEXT NOT NULL,
      instruction TEXT NOT NULL,
      PRIMARY KEY (span_id, rank)
    ) WITHOUT ROWID;
    """

  private static let items = """
    CREATE TABLE items (
      item_hash TEXT PRIMARY KEY,
      prompt_id TEXT NOT NULL,
      model TEXT NOT NULL,
      start INTEGER NOT NULL,
      "end" INTEGER NOT NULL CHECK (0 <= start AND start <= "end"),
      text TEXT NOT NULL,
      first_run INTEGER NOT NULL,
      guideline_version TEXT NOT NULL,
      FOREIGN KEY (first_run, prompt_id, model) REFERENCES responses(run_id, prompt_id, model)
    );
    CREATE INDEX items_of_response ON items (first_run, prompt_id, model);
    CREATE TRIGGER items_are_kept BEFORE DELETE ON items
      BEGIN SELECT RAISE(ABORT, 'items are never removed'); END;
    CREATE TRIGGER items_stay_as_they_are BEFORE UPDATE ON items
      BEGIN SELECT RAISE(ABORT, 'items are never changed'); END;
    """

  // INSERT OR REPLACE fires no DELETE trigger, hence the third one.
  private static let verdicts = """
    CREATE TABLE verdicts (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      item_hash TEXT NOT NULL REFERENCES items(item_hash),
      reviewer TEXT NOT NULL,
      time TEXT NOT NULL,
      hallucination TEXT NOT NULL CHECK (hallucination IN ('yes', 'no', 'unsure')),
      related TEXT NOT NULL CHECK (related IN ('yes', 'no', 'unsure')),
      row_id,
      note TEXT,
      guideline_version TEXT NOT NULL
    );
    CREATE INDEX verdicts_of_item ON verdicts (item_hash, reviewer);
    CREATE TRIGGER verdicts_are_kept BEFORE DELETE ON verdicts
      BEGIN SELECT RAISE(ABORT, 'verdicts are never removed'); END;
    CREATE TRIGGER verdicts_stay_as_they_are BEFORE UPDATE ON verdicts
      BEGIN SELECT RAISE(ABORT, 'verdicts are never changed, add another'); END;
    CREATE TRIGGER verdicts_are_not_replaced BEFORE INSERT ON verdicts
      WHEN EXISTS (SELECT 1 FROM verdicts WHERE id = NEW.id)
      BEGIN SELECT RAISE(ABORT, 'verdicts are never replaced, add another'); END;
    """
}
