extension Schema {
  /// Two models' answers side by side, and what reviewers say of them.
  ///
  /// A pair holds its texts itself: verdicts speak of them whatever later runs hold.
  static let pairs = """
    CREATE TABLE pairs (
      pair_hash TEXT PRIMARY KEY,
      prompt_id TEXT NOT NULL,
      prompt TEXT NOT NULL,
      left_model TEXT NOT NULL,
      left_response TEXT NOT NULL,
      right_model TEXT NOT NULL,
      right_response TEXT NOT NULL,
      first_run INTEGER NOT NULL REFERENCES runs(id),
      guideline_version TEXT NOT NULL
    );
    CREATE TRIGGER pairs_are_kept BEFORE DELETE ON pairs
      BEGIN SELECT RAISE(ABORT, 'pairs are never removed'); END;
    CREATE TRIGGER pairs_stay_as_they_are BEFORE UPDATE ON pairs
      BEGIN SELECT RAISE(ABORT, 'pairs are never changed'); END;
    CREATE TABLE pair_verdicts (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      pair_hash TEXT NOT NULL REFERENCES pairs(pair_hash),
      reviewer TEXT NOT NULL,
      time TEXT NOT NULL,
      category TEXT NOT NULL CHECK (category IN (
        'both_right_one_better', 'both_right_different', 'both_wrong', 'hallucinates_to_lengthen',
        'core_fact_hallucinated', 'none', 'unsure')),
      side TEXT CHECK (side IN ('left', 'right')),
      note TEXT,
      guideline_version TEXT NOT NULL,
      CHECK ((side IS NOT NULL) = (category IN (
        'both_right_one_better', 'hallucinates_to_lengthen', 'core_fact_hallucinated')))
    );
    CREATE INDEX pair_verdicts_of_pair ON pair_verdicts (pair_hash, reviewer);
    CREATE TRIGGER pair_verdicts_are_kept BEFORE DELETE ON pair_verdicts
      BEGIN SELECT RAISE(ABORT, 'verdicts are never removed'); END;
    CREATE TRIGGER pair_verdicts_stay_as_they_are BEFORE UPDATE ON pair_verdicts
      BEGIN SELECT RAISE(ABORT, 'verdicts are never changed, add another'); END;
    CREATE TRIGGER pair_verdicts_are_not_replaced BEFORE INSERT ON pair_verdicts
      WHEN EXISTS (SELECT 1 FROM pair_verdicts WHERE id = NEW.id)
      BEGIN SELECT RAISE(ABORT, 'verdicts are never replaced, add another'); END;
    """
}
