public import Foundation
import Knowledge
import Records
public import SpoorModel

/// The paraphrases that people or a model wrote.
public struct ParaphraseAnswers: Sendable {
  /// An answer that cannot be used.
  public struct Malformed: Hashable, Sendable {
    /// The text's id.
    public let id: String
    /// Where the answer stands.
    public let place: SpoorError.Location
    /// What is wrong with it.
    public let problem: String
  }

  /// The paraphrases by the text's id, in the files' order.
  public private(set) var paraphrases: [String: [String]] = [:]
  /// What cannot be used.
  public private(set) var malformed: [Malformed] = []

  private static let shape = RecordShape(
    "a filled line of batch.jsonl or a result of the Batch API",
    keys: [],
    optionalKeys: ["id", "paraphrases", "custom_id", "response"]
  )

  /// Reads filled batches, and result files of the Batch API; those of one text are taken together.
  ///
  /// - Parameters:
  ///   - files: JSON Lines of either kind.
  ///   - tasks: what was asked for.
  /// - Throws: ``SpoorError`` `badInput` for a line of neither kind, and for a text that was not asked for.
  public init(of files: [URL], for tasks: [ParaphraseTask]) throws(SpoorError) {
    let known = Set(tasks.map(\.id))
    for file in files {
      let reader = try RecordReader(file, format: .jsonLines, shape: Self.shape)
      while let record = try reader.next() { try add(record, known) }
    }
  }

  private mutating func add(_ record: Record, _ known: Set<String>) throws(SpoorError) {
    let isResult = record.optionalValue("custom_id") != nil
    let id = try record.string(isResult ? "custom_id" : "id")
    guard known.contains(id) else {
      throw record.error(
        "the text \"\(id)\" was not asked for",
        remedy: "Name answers to the texts of this file."
      )
    }
    let value = isResult ? Self.value(ofResult: record) : record.optionalValue("paraphrases")
    guard let value else {
      // A line that nobody has filled in is none; a request that failed is told.
      if isResult { malformed.append(Self.unusable(id, record)) }
      return
    }
    let texts = value.elements?.compactMap(\.characters)
    guard let texts, texts.count == value.elements?.count else {
      malformed.append(Self.unusable(id, record))
      return
    }
    paraphrases[id, default: []] += texts
  }

  private static func unusable(_ id: String, _ record: Record) -> Malformed {
    Malformed(id: id, place: record.location, problem: "it holds no list of texts \"paraphrases\"")
  }

  private static func value(ofResult record: Record) -> JSONValue? {
    let body = record.object["response"]?.members?["body"]?.members
    let choice = body?["choices"]?.elements?.first?.members
    guard let content = choice?["message"]?.members?["content"]?.characters else { return nil }
    // Content that is no JSON holds no paraphrases, whatever is wrong with it.
    let parsed = try? JSONValue(parsing: Array(content.utf8), at: record.location)
    return parsed?.members?["paraphrases"]
  }
}
