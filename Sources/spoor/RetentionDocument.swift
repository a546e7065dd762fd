import Figures
import Knowledge
import SpoorModel

/// What `spoor knowledge retention --json` prints.
struct RetentionDocument: Encodable {
  struct Change: Encodable {
    var kept: Rate
    var gained: Rate
    var lost: Int
    var difference: Estimate?
    var pValue: Double

    enum CodingKeys: String, CodingKey {
      case kept, gained, lost, difference
      case pValue = "p_value"
    }
  }

  struct Checkpoint: Encodable {
    var after: String
    var all: Change
    var groups: [String: Change]
    var unpaired: Int
  }

  var schema = "spoor.knowledge.retention/1"
  var before: String
  var checkpoints: [Checkpoint]

  init(_ changes: some Sequence<(String, KnowledgeRetention)>, before: String) {
    self.before = before
    checkpoints = changes.map { name, change in
      Checkpoint(
        after: name,
        all: Change(change.all),
        groups: change.groups.mapValues(Change.init),
        unpaired: change.unpaired
      )
    }
  }

  /// What people are shown, with a final line break.
  var text: String {
    let questions = checkpoints.first.map { $0.all.kept.of + $0.all.gained.of } ?? 0
    let known = checkpoints.first?.all.kept.of ?? 0
    let head =
      "\(questions.counted("question")), \(known.grouped) of them answered rightly before "
      + "(\(before.visible))"
    var parts = [head, Self.table(checkpoints.map { ($0.after, $0.all) }, first: "after")]
    for checkpoint in checkpoints where !checkpoint.groups.isEmpty {
      let groups = checkpoint.groups.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
      parts.append("\(checkpoint.after.visible)\n\(Self.table(groups, first: "group"))")
    }
    for checkpoint in checkpoints where checkpoint.unpaired > 0 {
      parts.append(
        "\(checkpoint.after.visible): \(checkpoint.unpaired.counted("question")) asked only once "
          + "count nowhere."
      )
    }
    return parts.joined(separator: "\n\n") + "\n"
  }

  private static func table(_ changes: [(String, Change)], first: String) -> String {
    var table = TextTable(heads: [
      (first, .left), ("kept of known, % (95 %)", .right), ("gained of unknown, % (95 %)", .right),
      ("lost", .right), ("gained", .right), ("accuracy, points (95 %)", .right), ("p", .right),
    ])
    table.rows = changes.map { name, change in
      [
        name.visible, change.kept.share?.inPoints ?? "–", change.gained.share?.inPoints ?? "–",
        change.lost.grouped, change.gained.count.grouped, change.difference?.inPoints ?? "–",
        StatementText.chance(change.pValue).replacing("p = ", with: "").replacing(
          "p < ",
          with: "<"
        ),
      ]
    }
    return table.lines.joined(separator: "\n")
  }
}

extension RetentionDocument.Change {
  fileprivate init(_ change: KnowledgeRetention.Change) {
    self.init(
      kept: change.kept,
      gained: change.gained,
      lost: change.lost,
      difference: change.difference,
      pValue: change.pValue
    )
  }
}
