public import Foundation
import Records
public import SpoorModel

/// What the base model knew: records with `row_id` or `prompt_id`, and `category`.
public enum KnowledgeFile {
  private static let shape = RecordShape(
    "what the base model knew",
    keys: ["row_id or prompt_id", "category"],
    optionalKeys: ["answer", "question", "subject", "relation"]
  )

  /// Everything that the file tells, rows in its order.
  ///
  /// Empty texts count as absent, as tables write them. A record may speak of a row, of a prompt, or
  /// of both.
  ///
  /// - Throws: ``SpoorError`` `badInput`, with the line, for a category that is none, a record about
  ///   nothing, an id that stands twice with different categories, and a file without records.
  public static func read(_ url: URL) throws(SpoorError) -> BaseKnowledge {
    let reader = try RecordReader(url, shape: shape)
    var seen = SeenCategories()
    var knowledge = BaseKnowledge()
    while let record = try reader.next() {
      let category = try category(of: record)
      let row = try rowID(of: record)
      let prompt = try text("prompt_id", of: record)
      guard row != nil || prompt != nil else {
        throw record.error("the record has neither \"row_id\" nor \"prompt_id\"")
      }
      guard record.optionalValue("claim") == nil else {
        throw record.error(
          "the record tells of one claim of an answer, and not of a row or a prompt",
          remedy: "Name the lines of 'spoor knowledge classify --json'."
        )
      }
      if let row {
        try seen.add(category, to: "row \(row)", record)
        knowledge.rows.append(try rowKnowledge(row, category, record))
      }
      if let prompt {
        try seen.add(category, to: "prompt \(prompt)", record)
        knowledge.prompts[prompt] = category
      }
    }
    guard !knowledge.rows.isEmpty || !knowledge.prompts.isEmpty else {
      throw SpoorError(
        .badInput,
        "the file holds no records",
        at: SpoorError.Location(file: reader.file),
        remedy: shape.remedy
      )
    }
    return knowledge
  }

  private static func category(of record: Record) throws(SpoorError) -> KnowledgeCategory {
    let name = try record.string("category")
    guard let category = KnowledgeCategory(rawValue: name) else {
      let names = KnowledgeCategory.allCases.map(\.rawValue).joined(separator: ", ")
      throw record.error("\"\(name)\" is no category", remedy: "Categories: \(names).")
    }
    return category
  }

  private static func rowID(of record: Record) throws(SpoorError) -> RowID? {
    guard let value = record.optionalValue("row_id") else { return nil }
    if let number = value.integer { return .number(number) }
    guard case .string(let text) = value else {
      throw record.mismatch("row_id", "an integer or a string", value)
    }
    return text.isEmpty ? nil : .text(text)
  }

  private static func rowKnowledge(
    _ row: RowID,
    _ category: KnowledgeCategory,
    _ record: Record
  ) throws(SpoorError) -> RowKnowledge {
    RowKnowledge(
      rowID: row,
      category: category,
      answer: try text("answer", of: record),
      question: try text("question", of: record),
      subject: try text("subject", of: record),
      relation: try text("relation", of: record)
    )
  }

  private static func text(_ key: String, of record: Record) throws(SpoorError) -> String? {
    guard let text = try record.optionalString(key), !text.isEmpty else { return nil }
    return text
  }
}

/// The category of each row and prompt so far, and where it was told.
private struct SeenCategories {
  private var categories: [String: (category: KnowledgeCategory, line: Int)] = [:]

  mutating func add(
    _ category: KnowledgeCategory,
    to subject: String,
    _ record: Record
  ) throws(SpoorError) {
    guard let earlier = categories[subject] else {
      categories[subject] = (category, record.line)
      return
    }
    guard earlier.category != category else { return }
    throw record.error(
      "\(subject) is \(category.rawValue) here and \(earlier.category.rawValue) in line "
        + "\(earlier.line)",
      remedy: "Keep one of the two records."
    )
  }
}
