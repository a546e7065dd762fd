public import DurableFiles
import GRDB
import SpoorModel

extension AuditStore {
  /// Keeps pairs for ever, so that verdicts may be given on them; those that are there stay as they are.
  public func keep(_ pairs: some Sequence<AnswerPair>, of run: Run) throws {
    try write { database in
      let statement = try database.makeStatement(
        sql: "INSERT OR IGNORE INTO pairs VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
      )
      for pair in pairs {
        try statement.execute(arguments: [
          pair.hash.rawValue, pair.prompt.id, pair.prompt.instruction.storable, pair.left.model,
          pair.left.text.storable, pair.right.model, pair.right.text.storable, run.id.rawValue,
          GuidelineVersion.current.rawValue,
        ])
      }
    }
  }

  /// The pair of this hash; `nil` if it was never kept.
  public func pair(_ hash: PairHash) throws -> AnswerPair? {
    try read { database in
      let row = try Row.fetchOne(
        database,
        sql: "SELECT * FROM pairs WHERE pair_hash = ?",
        arguments: [hash.rawValue]
      )
      return row.map { AnswerPair($0) }
    }
  }

  /// Every pair of two models' answers that was kept, with all verdicts on it in the order of their arrival;
  /// answers that a later run replaced are among them.
  public func judgedPairs(
    of one: String,
    and other: String
  ) throws -> [(pair: AnswerPair, verdicts: [PairVerdict])] {
    try read { database in
      let pairs = try Row.fetchAll(
        database,
        sql: """
          SELECT * FROM pairs
          WHERE (left_model, right_model) IN ((?1, ?2), (?2, ?1)) ORDER BY pair_hash
          """,
        arguments: [one, other]
      )
      let statement = try database.makeStatement(
        sql: "SELECT * FROM pair_verdicts WHERE pair_hash = ? ORDER BY id"
      )
      return try pairs.map { row in
        let hash: String = row["pair_hash"]
        let verdicts = try Row.fetchAll(statement, arguments: [hash])
        return (AnswerPair(row), try verdicts.map { try PairVerdict($0) })
      }
    }
  }
}

extension AnswerPair {
  fileprivate init(_ row: Row) {
    self.init(
      prompt: Prompt(id: row["prompt_id"], instruction: row["prompt"]),
      Answer(model: row["left_model"], text: row["left_response"]),
      Answer(model: row["right_model"], text: row["right_response"])
    )
  }
}

extension PairVerdict {
  fileprivate init(_ row: Row) throws {
    self.init(
      pair: try row.value("pair_hash", PairHash.init(rawValue:)),
      reviewer: row["reviewer"],
      time: try row.value("time", Timestamp.init(_:)),
      category: try row.value("category", PairCategory.init(rawValue:)),
      side: (row["side"] as String?).flatMap(PairSide.init(rawValue:)),
      note: row["note"],
      guidelineVersion: GuidelineVersion(rawValue: row["guideline_version"])
    )
  }
}
