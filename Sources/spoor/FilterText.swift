import Knowledge
import SpoorModel

/// What `spoor knowledge filter` prints for people.
struct FilterText {
  private let document: FilterDocument

  init(_ document: FilterDocument) { self.document = document }

  /// What the dataset holds, what variants can have, the arms; with a final line break.
  var text: String {
    let head =
      "\(document.rows.counted("row")), \(categorised.grouped) with a category. "
      + "Variants of equal size and relations have \(document.variantSize.counted("row"))."
    let parts =
      [head, relations.lines.joined(separator: "\n"), arms.lines.joined(separator: "\n")]
      + document.caveats
    return parts.joined(separator: "\n\n") + "\n"
  }

  private var categorised: Int { document.counts.categories.values.reduce(0, +) }

  private static let heads: [(text: String, side: TextTable.Side)] =
    KnowledgeCategory.allCases.map { ($0.rawValue, .right) }

  private static func cells(_ counts: FilterDocument.Counts) -> [String] {
    KnowledgeCategory.allCases.map { (counts.categories[$0.rawValue] ?? 0).grouped }
  }

  private var relations: TextTable {
    var table = TextTable(
      heads: [("relation", .left)] + Self.heads + [("in a variant", .right)]
    )
    table.rows = document.relations.map {
      [($0.relation ?? "–").visible] + Self.cells($0.counts) + [$0.size.grouped]
    }
    return table
  }

  private var arms: TextTable {
    let isWritten = document.arms.contains { $0.path != nil }
    var table = TextTable(
      heads: [("arm", .left), ("rows", .right)] + Self.heads + [("without", .right)]
        + (isWritten ? [("", .left)] : [])
    )
    table.rows = document.arms.map { arm in
      [arm.name, arm.rows.grouped] + Self.cells(arm.counts) + [arm.counts.uncategorised.grouped]
        + (isWritten ? [arm.path ?? ""] : [])
    }
    return table
  }
}
