extension Schema {
  /// What the review page needs besides: words that are taken back, flags, who saw what, who may come in.
  ///
  /// Nothing that was said is removed: a withdrawal speaks of a verdict or a skip, and the views
  /// `standing_…` hold what was not withdrawn. Tokens are kept as their SHA-256 alone.
  static let page = """
    ALTER TABLE verdicts ADD COLUMN rows_shown TEXT CHECK (rows_shown IS NULL OR json_valid(rows_shown));
    ALTER TABLE verdicts ADD COLUMN rows_opened TEXT CHECK (rows_opened IS NULL OR json_valid(rows_opened));
    CREATE TABLE withdrawals (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      verdict_id INTEGER UNIQUE REFERENCES verdicts(id),
      skip_id INTEGER UNIQUE REFERENCES skips(id),
      time TEXT NOT NULL,
      CHECK ((verdict_id IS NULL) <> (skip_id IS NULL))
    );
    CREATE VIEW standing_verdicts AS SELECT * FROM verdicts
      WHERE NOT EXISTS (SELECT 1 FROM withdrawals WHERE verdict_id = verdicts.id);
    CREATE VIEW standing_skips AS SELECT * FROM skips
      WHERE NOT EXISTS (SELECT 1 FROM withdrawals WHERE skip_id = skips.id);
    CREATE INDEX verdicts_of_reviewer ON verdicts (reviewer, time, id, item_hash);
    CREATE INDEX skips_of_reviewer ON skips (reviewer, time, id, item_hash);
    DROP TRIGGER verdicts_close_tasks;
    CREATE TRIGGER verdicts_close_tasks AFTER INSERT ON verdicts BEGIN
      DELETE FROM open_tasks WHERE item_hash = NEW.item_hash AND experts <= (
        SELECT count(DISTINCT reviewer) FROM standing_verdicts WHERE item_hash = NEW.item_hash);
    END;
    CREATE TRIGGER withdrawals_open_tasks AFTER INSERT ON withdrawals
      WHEN NEW.verdict_id IS NOT NULL BEGIN
      INSERT OR IGNORE INTO open_tasks
      SELECT position, item_hash, experts FROM tasks
      WHERE draw_id = (SELECT max(id) FROM draws)
        AND item_hash = (SELECT item_hash FROM verdicts WHERE id = NEW.verdict_id)
        AND NOT EXISTS (SELECT 1 FROM adjudications WHERE item_hash = tasks.item_hash)
        AND experts > (SELECT count(DISTINCT reviewer) FROM standing_verdicts
          WHERE item_hash = tasks.item_hash);
    END;
    CREATE TABLE flags (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      item_hash TEXT NOT NULL REFERENCES items(item_hash),
      reviewer TEXT NOT NULL,
      time TEXT NOT NULL,
      raised INTEGER NOT NULL CHECK (raised IN (0, 1))
    );
    CREATE INDEX flags_of_item ON flags (item_hash, reviewer);
    CREATE TABLE reveals (
      item_hash TEXT NOT NULL REFERENCES items(item_hash),
      reviewer TEXT NOT NULL,
      time TEXT NOT NULL,
      PRIMARY KEY (item_hash, reviewer)
    ) WITHOUT ROWID;
    CREATE TABLE invites (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      reviewer TEXT NOT NULL,
      token_hash TEXT NOT NULL UNIQUE,
      time TEXT NOT NULL,
      expires TEXT NOT NULL
    );
    CREATE TABLE sessions (
      invite_id INTEGER PRIMARY KEY REFERENCES invites(id),
      token_hash TEXT NOT NULL UNIQUE,
      time TEXT NOT NULL
    );
    CREATE TABLE revocations (
      invite_id INTEGER PRIMARY KEY REFERENCES invites(id),
      time TEXT NOT NULL
    );
    \(keptAsTheyAre(pageTables))
    """

  private static let pageTables: KeptTables = [
    ("withdrawals", [["id"], ["verdict_id"], ["skip_id"]]), ("flags", [["id"]]),
    ("reveals", [["item_hash", "reviewer"]]), ("invites", [["id"], ["token_hash"]]),
    ("sessions", [["invite_id"], ["token_hash"]]), ("revocations", [["invite_id"]]),
  ]
}
