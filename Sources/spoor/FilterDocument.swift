import Foundation
import Knowledge
import SpoorModel

/// What `spoor knowledge filter` writes as `filter.json` and prints with `--json`.
struct FilterDocument: Encodable {
  /// What the user asked for.
  struct Settings {
    var knowledge: String
    var seed: UInt64?
    var answer: String
    var folder: String?
  }

  struct Counts: Encodable {
    private enum CodingKeys: String, CodingKey {
      case categories, uncategorised
    }

    var categories: [String: Int]
    var uncategorised: Int

    init(_ counts: CategoryCounts) {
      categories = [:]
      for category in KnowledgeCategory.allCases {
        categories[category.rawValue] = counts[category]
      }
      uncategorised = counts.uncategorised
    }
  }

  struct Relation: Encodable {
    var relation: String?
    var counts: Counts
    var size: Int
  }

  struct Arm: Encodable {
    var name: String
    var action: FilteredArm.Action
    var changed: Int
    var relabelled: Int
    var rows: Int
    var counts: Counts
    var path: String?

    enum CodingKeys: String, CodingKey {
      case name, action, rows, counts, path
      case changed = "selected_rows"
      case relabelled = "relabelled_rows"
    }
  }

  var schema = "spoor.knowledge.filter/1"
  var files: [String]
  var knowledge: String
  var rows: Int
  var counts: Counts
  var missing: Int
  var seed: UInt64?
  var answer: String
  var variantSize: Int
  var relations: [Relation]
  var arms: [Arm]
  var caveats: [String]

  enum CodingKeys: String, CodingKey {
    case schema, files, knowledge, rows, counts, seed, answer, relations, arms, caveats
    case missing = "rows_not_in_dataset"
    case variantSize = "variant_rows"
  }

  init(
    _ dataset: CategorisedDataset,
    _ arms: [FilteredArm],
    plan: VariantPlan,
    settings: Settings
  ) {
    files = dataset.files.map(\.relativePath)
    knowledge = settings.knowledge
    rows = dataset.rows.count
    let all = dataset.counts(of: dataset.rows.indices)
    counts = Counts(all)
    missing = dataset.missing
    seed = settings.seed
    answer = settings.answer
    variantSize = plan.size
    relations = plan.relations.map {
      Relation(relation: $0.name, counts: Counts($0.counts), size: $0.size)
    }
    self.arms = arms.map { arm in
      let counts = arm.counts(in: dataset)
      return Arm(
        name: arm.name,
        action: arm.action,
        changed: arm.rows.count,
        relabelled: arm.relabelled.count,
        rows: counts.rows,
        counts: Counts(counts),
        path: settings.folder.map { "\($0)/train/\(arm.name)" }
      )
    }
    caveats = Self.caveats(dataset, all, plan, hasVariants: settings.seed != nil)
  }

  private static func caveats(
    _ dataset: CategorisedDataset,
    _ counts: CategoryCounts,
    _ plan: VariantPlan,
    hasVariants: Bool
  ) -> [String] {
    var caveats: [String] = []
    if counts.uncategorised > 0 {
      let rows = "\(counts.uncategorised.counted("row")) without a category"
      caveats.append(
        hasVariants ? "\(rows) stay in known and idk, and are in no variant." : "\(rows) stay."
      )
    }
    if dataset.missing > 0 {
      let are = dataset.missing == 1 ? "is" : "are"
      caveats.append(
        "\(dataset.missing.counted("row")) of the knowledge file \(are) not in the dataset."
      )
    }
    let empty = plan.relations.filter { $0.size == 0 }.map { ($0.name ?? "no relation").visible }
    if hasVariants, !empty.isEmpty {
      caveats.append(
        "In no variant, because a category has no row there: \(empty.joined(separator: ", "))."
      )
    }
    return caveats
  }
}
