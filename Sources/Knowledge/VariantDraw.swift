public import SpoorModel
import Statistics

/// Draws rows for variants of a dataset by one seed.
///
/// Each relation's rows of a category have one random order, from whose beginning every variant takes: so
/// the Unknown rows of a variant with few are among those of a variant with more, and variants differ by as
/// little as can be. The study does not say how its rows were drawn.
public struct VariantDraw: Sendable {
  /// What a variant holds.
  public enum Kind: Hashable, Sendable {
    /// Such a share Unknown, the rest of any other category as they occur.
    case unknownShare(Double)
    /// One category alone.
    case only(KnowledgeCategory)
    /// Categories as they occur.
    case natural
  }

  private struct Orders {
    var categories: [KnowledgeCategory: [Int]] = [:]
    var known: [Int] = []
    var all: [Int] = []
  }

  /// The sizes.
  public let plan: VariantPlan
  private let orders: [Orders]

  /// Shuffles a dataset's categorised rows.
  public init(_ dataset: CategorisedDataset, seed: UInt64) {
    plan = VariantPlan(dataset)
    var generator = SplitMix64(seed: seed)
    var positions: [String?: [Int]] = [:]
    for (position, row) in dataset.rows.enumerated() where row.category != nil {
      positions[row.relation, default: []].append(position)
    }
    orders = plan.relations.map { relation in
      let rows = positions[relation.name] ?? []
      var orders = Orders()
      for category in KnowledgeCategory.allCases {
        orders.categories[category] = Self.shuffled(
          rows.filter { dataset.rows[$0].category == category },
          &generator
        )
      }
      orders.known = Self.shuffled(
        rows.filter { dataset.rows[$0].category != .unknown },
        &generator
      )
      orders.all = Self.shuffled(rows, &generator)
      return orders
    }
  }

  /// The positions of a variant's rows.
  public func rows(_ kind: Kind) -> Set<Int> {
    let sizes = plan.relations.map(\.size)
    switch kind {
    case .only(let category):
      return taken(sizes) { $0.categories[category] ?? [] }
    case .natural: return taken(sizes, from: \.all)
    case .unknownShare(let share):
      let unknown = plan.unknown(share)
      let known = zip(sizes, unknown).map { $0 - $1 }
      return taken(unknown) { $0.categories[.unknown] ?? [] }.union(taken(known, from: \.known))
    }
  }

  private func taken(_ counts: [Int], from order: (Orders) -> [Int]) -> Set<Int> {
    var rows: Set<Int> = []
    for (relation, count) in zip(orders, counts) { rows.formUnion(order(relation).prefix(count)) }
    return rows
  }

  /// Fisher and Yates; not `shuffled(using:)`, whose algorithm may change between releases of Swift.
  private static func shuffled(_ rows: [Int], _ generator: inout SplitMix64) -> [Int] {
    var rows = rows
    for place in rows.indices.reversed() where place > 0 {
      rows.swapAt(place, generator.index(below: place + 1))
    }
    return rows
  }
}
