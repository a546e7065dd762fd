public import SpoorModel

/// A dataset without some rows, or with other answers, because of what the base model knew.
public struct FilteredArm: Hashable, Sendable {
  /// What is done to the rows.
  public enum Action: String, Hashable, Sendable, Codable {
    /// They are left out.
    case drop
    /// Their answers are replaced.
    case relabel
    /// All others are left out.
    case keep
  }

  /// The folder's name.
  public var name: String
  /// What is done.
  public var action: Action
  /// The positions of the rows to which it is done.
  public var rows: Set<Int>
  /// The positions of the rows whose answers are replaced.
  public var relabelled: Set<Int> = []

  /// D_Known: without what the base model did not know.
  public static func known(_ dataset: CategorisedDataset) -> FilteredArm {
    FilteredArm(name: "known", action: .drop, rows: dataset.positions(of: .unknown))
  }

  /// D_IDK: where the base model did not know, the answer says so.
  public static func relabelled(_ dataset: CategorisedDataset) -> FilteredArm {
    let unknown = dataset.positions(of: .unknown)
    return FilteredArm(name: "idk", action: .relabel, rows: unknown, relabelled: unknown)
  }

  /// The variants of equal size: such shares of Unknown rows, each other category alone, and all as they
  /// occur; beside each mixed one what is left of it without its Unknown rows (the study's ablation, §4.2), and
  /// the same rows with the Unknown ones relabelled (its §K, for half Unknown).
  ///
  /// - Parameters:
  ///   - shares: shares of Unknown rows.
  ///   - draw: draws the rows.
  ///   - dataset: the dataset.
  /// - Returns: the arms, in the order in which they are told here.
  /// - Throws: ``SpoorError`` `badInput` where no relation has rows of every category.
  public static func variants(
    unknown shares: [Double],
    _ draw: VariantDraw,
    of dataset: CategorisedDataset
  ) throws(SpoorError) -> [FilteredArm] {
    let unknown = dataset.positions(of: .unknown)
    guard draw.plan.size > 0 else {
      throw SpoorError(
        .badInput,
        "no relation has rows of all four categories, so that variants of equal size have none",
        remedy: "Classify more rows, or leave out \"relation\" so that all count as one."
      )
    }
    var arms = shares.flatMap { share in
      mixed("unknown-\(percent(share))", draw.rows(.unknownShare(share)), unknown)
    }
    for category in KnowledgeCategory.allCases where category != .unknown || !shares.contains(1) {
      arms.append(
        FilteredArm(
          name: "only-\(FitGroup(category).rawValue.replacing("_", with: "-"))",
          action: .keep,
          rows: draw.rows(.only(category))
        )
      )
    }
    return arms + [FilteredArm(name: "natural", action: .keep, rows: draw.rows(.natural))]
  }

  /// Rows as they are and, where some of them are Unknown and some are not, both ways to be rid of these.
  private static func mixed(
    _ name: String,
    _ rows: Set<Int>,
    _ unknown: Set<Int>
  ) -> [FilteredArm] {
    let whole = FilteredArm(name: name, action: .keep, rows: rows)
    let (known, relabelled) = (rows.subtracting(unknown), rows.intersection(unknown))
    guard !known.isEmpty, !relabelled.isEmpty else { return [whole] }
    return [
      whole, FilteredArm(name: "\(name)-known", action: .keep, rows: known),
      FilteredArm(name: "\(name)-idk", action: .keep, rows: rows, relabelled: relabelled),
    ]
  }

  private static func percent(_ share: Double) -> String {
    let percent = 100 * share
    return percent == percent.rounded() ? "\(Int(percent))" : "\(percent)"
  }

  /// How many rows of each category the arm's dataset holds.
  public func counts(in dataset: CategorisedDataset) -> CategoryCounts {
    switch action {
    case .relabel: dataset.counts(of: dataset.rows.indices)
    case .drop: dataset.counts(of: dataset.rows.indices.filter { !rows.contains($0) })
    case .keep: dataset.counts(of: rows)
    }
  }
}
