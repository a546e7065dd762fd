extension Schema {
  /// Queues as they were drawn, with all that their tasks show, and what is said of items beside verdicts.
  ///
  /// A decoy is an item of its own. What a draw holds never changes. Leases are state, and
  /// `open_tasks`, what is left of the latest draw: kept by triggers, so that the next task of a long queue is
  /// found at once.
  static let review = """
    ALTER TABLE items ADD COLUMN decoy_of TEXT REFERENCES items(item_hash);
    ALTER TABLE verdicts ADD COLUMN cause TEXT CHECK (cause IN (\(causes)));
    ALTER TABLE verdicts ADD COLUMN marked_start INTEGER;
    ALTER TABLE verdicts ADD COLUMN marked_end INTEGER;
    CREATE TRIGGER items_are_not_replaced BEFORE INSERT ON items
      WHEN EXISTS (SELECT 1 FROM items WHERE item_hash = NEW.item_hash)
      BEGIN SELECT RAISE(ABORT, 'items are never replaced'); END;
    CREATE TABLE draws (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      run_id INTEGER NOT NULL REFERENCES runs(id),
      time TEXT NOT NULL,
      settings TEXT NOT NULL CHECK (json_valid(settings))
    );
    CREATE TABLE strata (
      draw_id INTEGER NOT NULL REFERENCES draws(id),
      model TEXT NOT NULL,
      provenance TEXT NOT NULL,
      score_bin INTEGER NOT NULL,
      items INTEGER NOT NULL,
      drawn INTEGER NOT NULL CHECK (0 <= drawn AND drawn <= items),
      PRIMARY KEY (draw_id, model, provenance, score_bin)
    ) WITHOUT ROWID;
    CREATE TABLE tasks (
      draw_id INTEGER NOT NULL REFERENCES draws(id),
      position INTEGER NOT NULL,
      item_hash TEXT NOT NULL REFERENCES items(item_hash),
      purpose TEXT NOT NULL CHECK (purpose IN ('sample', 'uncertainty', 'gold', 'decoy')),
      provenance TEXT NOT NULL,
      score_bin INTEGER NOT NULL,
      inclusion REAL CHECK (0 < inclusion AND inclusion <= 1),
      experts INTEGER NOT NULL CHECK (experts > 0),
      score REAL NOT NULL,
      CHECK ((inclusion IS NOT NULL) = (purpose = 'sample')),
      PRIMARY KEY (draw_id, position),
      UNIQUE (draw_id, item_hash)
    ) WITHOUT ROWID;
    CREATE INDEX tasks_of_item ON tasks (item_hash);
    CREATE TABLE task_rows (
      draw_id INTEGER NOT NULL REFERENCES draws(id),
      item_hash TEXT NOT NULL REFERENCES items(item_hash),
      rank INTEGER NOT NULL,
      row_id NOT NULL,
      field TEXT NOT NULL,
      turn INTEGER NOT NULL,
      matched TEXT NOT NULL,
      start INTEGER NOT NULL,
      "end" INTEGER NOT NULL CHECK (0 <= start AND start <= "end"),
      score REAL NOT NULL,
      copies INTEGER NOT NULL,
      row_text TEXT NOT NULL,
      instruction TEXT NOT NULL,
      PRIMARY KEY (draw_id, item_hash, rank)
    ) WITHOUT ROWID;
    CREATE TABLE open_tasks (
      position INTEGER PRIMARY KEY,
      item_hash TEXT NOT NULL UNIQUE REFERENCES items(item_hash),
      experts INTEGER NOT NULL
    );
    CREATE TRIGGER verdicts_close_tasks AFTER INSERT ON verdicts BEGIN
      DELETE FROM open_tasks WHERE item_hash = NEW.item_hash AND experts <= (
        SELECT count(DISTINCT reviewer) FROM verdicts WHERE item_hash = NEW.item_hash);
    END;
    CREATE TABLE leases (
      item_hash TEXT NOT NULL REFERENCES items(item_hash),
      reviewer TEXT NOT NULL,
      granted TEXT NOT NULL,
      expires TEXT NOT NULL,
      batch TEXT,
      PRIMARY KEY (item_hash, reviewer)
    ) WITHOUT ROWID;
    CREATE INDEX leases_of_reviewer ON leases (reviewer);
    CREATE TABLE reviewers (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      name TEXT NOT NULL,
      role TEXT NOT NULL CHECK (role IN ('expert', 'adjudicator')),
      time TEXT NOT NULL
    );
    CREATE TABLE skips (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      item_hash TEXT NOT NULL REFERENCES items(item_hash),
      reviewer TEXT NOT NULL,
      time TEXT NOT NULL,
      reason TEXT
    );
    CREATE INDEX skips_of_item ON skips (item_hash, reviewer);
    CREATE TABLE adjudications (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      item_hash TEXT NOT NULL REFERENCES items(item_hash),
      adjudicator TEXT NOT NULL,
      time TEXT NOT NULL,
      \(answers),
      reason TEXT NOT NULL CHECK (trim(reason) <> ''),
      guideline_version TEXT NOT NULL
    );
    CREATE INDEX adjudications_of_item ON adjudications (item_hash);
    CREATE TRIGGER adjudications_close_tasks AFTER INSERT ON adjudications
      BEGIN DELETE FROM open_tasks WHERE item_hash = NEW.item_hash; END;
    CREATE TABLE gold (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      item_hash TEXT NOT NULL REFERENCES items(item_hash),
      author TEXT NOT NULL,
      time TEXT NOT NULL,
      \(answers),
      reason TEXT
    );
    CREATE INDEX gold_of_item ON gold (item_hash);
    \(keptAsTheyAre(kept))
    """

  private static let causes = Cause.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")

  // `row_id` has no type, so that a number stays a number.
  private static let answers = """
    hallucination TEXT NOT NULL CHECK (hallucination IN ('yes', 'no', 'unsure')),
      related TEXT NOT NULL CHECK (related IN ('yes', 'no', 'unsure')),
      row_id,
      cause TEXT CHECK (cause IN (\(causes)))
    """

  /// Tables of which no row is ever changed or removed, each with its keys.
  typealias KeptTables = [(table: String, keys: [[String]])]

  private static let kept: KeptTables = [
    ("draws", [["id"]]), ("strata", [["draw_id", "model", "provenance", "score_bin"]]),
    ("tasks", [["draw_id", "position"], ["draw_id", "item_hash"]]),
    ("task_rows", [["draw_id", "item_hash", "rank"]]), ("reviewers", [["id"]]), ("skips", [["id"]]),
    ("adjudications", [["id"]]), ("gold", [["id"]]),
  ]

  /// The triggers that keep tables as they are.
  static func keptAsTheyAre(_ tables: KeptTables) -> String {
    tables.map { keptAsTheyAre($0.table, keys: $0.keys) }.joined(separator: "\n")
  }

  /// What is in the table stays; INSERT OR REPLACE fires no DELETE trigger, hence the third one.
  private static func keptAsTheyAre(_ table: String, keys: [[String]]) -> String {
    let same = keys.map { key in
      key.map { "\($0) = NEW.\($0)" }.joined(separator: " AND ")
    }.joined(separator: " OR ")
    return """
      CREATE TRIGGER \(table)_are_kept BEFORE DELETE ON \(table)
        BEGIN SELECT RAISE(ABORT, '\(table) are never removed'); END;
      CREATE TRIGGER \(table)_stay_as_they_are BEFORE UPDATE ON \(table)
        BEGIN SELECT RAISE(ABORT, '\(table) are never changed, add another'); END;
      CREATE TRIGGER \(table)_are_not_replaced BEFORE INSERT ON \(table)
        WHEN EXISTS (SELECT 1 FROM \(table) WHERE \(same))
        BEGIN SELECT RAISE(ABORT, '\(table) are never replaced, add another'); END;
      """
  }
}
