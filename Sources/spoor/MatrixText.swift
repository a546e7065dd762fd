import Figures
import Knowledge
import SpoorModel

/// What `spoor knowledge matrix` prints for people.
struct MatrixText {
  private let document: MatrixDocument

  /// The chances under which a difference gets one star, and two.
  private static let levels = (one: 0.05, two: 0.01)

  init(_ document: MatrixDocument) { self.document = document }

  /// The matrix, what each star says, who answered and failed; with a final line break.
  var text: String {
    let columns = KnowledgeCategory.allCases.filter { category in
      document.models.contains { $0.categories[category.rawValue] != nil }
    }
    var parts = [
      (["Right answers by category, %"] + matrix(columns).lines).joined(separator: "\n"),
      (["Answered, and known questions failed, %"] + answered.lines).joined(separator: "\n"),
    ]
    if !document.comparisons.isEmpty {
      parts.append(
        "* and **: another accuracy than the column's \(reference), p < 0.05 and p < 0.01 by a paired t-test "
          + "over \(AccuracyMatrix.splits) random parts of the questions; not adjusted for the number of "
          + "tests."
      )
    }
    if document.uncategorised > 0 {
      parts.append(
        "\(document.uncategorised.counted("answer")) to questions without a category count in Full alone."
      )
    }
    return parts.joined(separator: "\n\n") + "\n"
  }

  /// What comparisons are with.
  private var reference: String {
    let references = Set(document.comparisons.map(\.reference))
    let isOne = references.count == 1 && document.comparisons.contains { $0.category != nil }
    return isOne ? "\(references.first ?? "")".visible : "best"
  }

  private func matrix(_ columns: [KnowledgeCategory]) -> TextTable {
    var table = TextTable(
      heads: [("model", .left), ("questions", .right), ("Full", .right)]
        + columns.map { ($0.rawValue, .right) }
    )
    table.rows = document.models.map { row in
      [row.variant.visible, row.full.of.grouped, cell(row.full, row.variant, nil)]
        + columns.map { category in
          row.categories[category.rawValue].map { cell($0, row.variant, category) } ?? "–"
        }
    }
    return table
  }

  private func cell(_ rate: Rate, _ variant: String, _ category: KnowledgeCategory?) -> String {
    let comparison = document.comparisons.first {
      $0.variant == variant && $0.category == category
    }
    let chance = comparison?.splitP ?? 1
    let stars = chance < Self.levels.two ? "**" : chance < Self.levels.one ? "* " : "  "
    return StatementText.points(rate.share?.value ?? 0) + stars
  }

  private var answered: TextTable {
    var table = TextTable(heads: [
      ("model", .left), ("answered (95 %)", .right), ("right of answered (95 %)", .right),
      ("known, answered wrongly (95 %)", .right),
    ])
    table.rows = document.models.map { row in
      [row.variant.visible]
        + [row.answered, row.selective, row.knownFailed].map { $0.share?.inPoints ?? "–" }
    }
    return table
  }
}
