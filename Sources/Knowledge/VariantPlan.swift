import SpoorModel

/// How large variants of a dataset can be that are equal in size and relations and differ in what the base
/// model knew.
///
/// Gekhman et al. (2405.05904, App.): |D| = Σ_r min_c |CAT_r,c| over relations r and categories c, so that
/// every relation has as many rows in each variant, of any category.
public struct VariantPlan: Hashable, Sendable {
  /// One relation.
  public struct Relation: Hashable, Sendable {
    /// Its name; `nil` for rows that tell none.
    public var name: String?
    /// Its rows by category.
    public var counts: CategoryCounts
    /// Its rows in each variant.
    public var size: Int
  }

  /// The relations, sorted by name.
  public let relations: [Relation]

  /// Plans variants of a dataset's categorised rows.
  public init(_ dataset: CategorisedDataset) {
    var counts: [String?: CategoryCounts] = [:]
    for row in dataset.rows where row.category != nil {
      counts[row.relation, default: CategoryCounts()].add(row.category)
    }
    relations = counts.sorted { ($0.key ?? "") < ($1.key ?? "") }.map { name, counts in
      let size = KnowledgeCategory.allCases.map { counts[$0] }.min() ?? 0
      return Relation(name: name, counts: counts, size: size)
    }
  }

  /// The rows of each variant, |D|.
  public var size: Int { relations.reduce(0) { $0 + $1.size } }

  /// The rows of each relation that are Unknown in a variant of which such a share is.
  ///
  /// Shares are rounded by largest remainders, so that all of them together are the share of |D|.
  func unknown(_ share: Double) -> [Int] {
    let wanted = relations.map { share * Double($0.size) }
    var counts = wanted.map { Int($0) }
    let total = Int((share * Double(size)).rounded())
    let order = wanted.indices.sorted { one, other in
      let (first, second) = (
        wanted[one] - Double(counts[one]), wanted[other] - Double(counts[other])
      )
      return first == second ? one < other : first > second
    }
    for place in order.prefix(max(0, total - counts.reduce(0, +))) { counts[place] += 1 }
    return counts
  }
}
