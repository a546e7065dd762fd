public import Corpora
public import Foundation
public import SpoorModel

/// A dataset whose rows have categories, as far as somebody found them out.
public struct CategorisedDataset: Sendable {
  /// What is known of a row.
  public struct Row: Hashable, Sendable {
    /// Its category; `nil` where nobody found out.
    public var category: KnowledgeCategory?
    /// What of its subject it tells.
    public var relation: String?

    /// Describes a row.
    public init(category: KnowledgeCategory? = nil, relation: String? = nil) {
      self.category = category
      self.relation = relation
    }
  }

  /// The dataset's files.
  public let files: [URL]
  /// How they are read.
  public let options: DatasetOptions
  /// The rows in the dataset's order.
  public let rows: [Row]
  /// Rows that were told of and that the dataset does not hold.
  public let missing: Int

  /// Reads a dataset once; ids are compared as they are written, because a table has no numbers.
  ///
  /// - Throws: ``SpoorError`` where the dataset cannot be read, and where it holds no row that was told of.
  public init(
    files: [URL],
    options: DatasetOptions = DatasetOptions(),
    knowledge: BaseKnowledge
  ) throws(SpoorError) {
    var told: [String: Row] = [:]
    for row in knowledge.rows where told[row.rowID.description] == nil {
      told[row.rowID.description] = Row(category: row.category, relation: row.relation)
    }
    let reader = DatasetReader(files: files, options: options)
    var rows: [Row] = []
    var found: Set<String> = []
    while let row = try reader.next() {
      let id = row.id.description
      rows.append(told[id] ?? Row())
      if told[id] != nil { found.insert(id) }
    }
    guard !found.isEmpty else {
      throw SpoorError(
        .badInput,
        "the dataset holds none of the \(told.count) rows that the knowledge file tells of",
        at: files.first.map { SpoorError.Location(file: $0.relativePath) },
        remedy:
          "Name the dataset whose rows were asked; its ids, or else the rows' positions from 0, "
          + "must be the file's \"row_id\"."
      )
    }
    self.files = files
    self.options = options
    self.rows = rows
    missing = told.count - found.count
  }

  /// The positions of the rows of a category; `nil`: of those without one.
  public func positions(of category: KnowledgeCategory?) -> Set<Int> {
    Set(rows.indices.filter { rows[$0].category == category })
  }

  /// How many of some rows each category holds.
  public func counts(of positions: some Sequence<Int>) -> CategoryCounts {
    var counts = CategoryCounts()
    for position in positions { counts.add(rows[position].category) }
    return counts
  }
}

/// How many rows each category holds.
public struct CategoryCounts: Hashable, Sendable {
  /// Rows by category.
  public private(set) var categories: [KnowledgeCategory: Int] = [:]
  /// Rows without one.
  public private(set) var uncategorised = 0

  /// Counts nothing yet.
  public init() {}

  /// Counts a row.
  mutating func add(_ category: KnowledgeCategory?) {
    guard let category else {
      uncategorised += 1
      return
    }
    categories[category, default: 0] += 1
  }

  /// The rows of a category.
  public subscript(category: KnowledgeCategory) -> Int { categories[category] ?? 0 }

  /// The rows of any category.
  public var categorised: Int { categories.values.reduce(0, +) }

  /// All rows.
  public var rows: Int { categorised + uncategorised }
}
