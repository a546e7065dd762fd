/// A stretch of an alignment: words that both sides have, or an edit.
///
/// Parts follow each other without gaps, and no two of one kind stand side by side: all that differs
/// between two runs of equal words is one edit, so that `Anna Lee` → `Maria` reads as one swap.
public struct AlignedPart: Hashable, Sendable {
  /// What the two sides of a part have to do with each other.
  public enum Kind: String, Hashable, Sendable, Codable {
    /// Both have the same words.
    case equal
    /// The text has other words in their place, perhaps more or fewer.
    case substituted
    /// The text has nothing in their place.
    case inserted
    /// The text has words where the query has none.
    case deleted
  }

  /// What the two sides have to do with each other.
  public let kind: Kind
  /// The query's words; empty, at its place, if the kind is `deleted`.
  public let query: Range<Int>
  /// The text's words; empty, at its place, if the kind is `inserted`.
  public let place: Range<Int>

  /// How many columns the part takes: the words of its longer side.
  public var columns: Int { max(query.count, place.count) }

  /// An equal run.
  static func equal(query: Range<Int>, place: Range<Int>) -> AlignedPart {
    AlignedPart(kind: .equal, query: query, place: place)
  }

  /// An edit; not both sides may be empty.
  static func edit(query: Range<Int>, place: Range<Int>) -> AlignedPart {
    let kind: Kind = query.isEmpty ? .deleted : place.isEmpty ? .inserted : .substituted
    return AlignedPart(kind: kind, query: query, place: place)
  }
}
