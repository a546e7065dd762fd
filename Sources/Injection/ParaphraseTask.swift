public import Foundation
import Knowledge
import Records
public import SpoorModel

/// A text that somebody is to say anew in several ways without changing what it says.
///
/// Ovadia et al. (2312.05934, §6) had ten paraphrases of each piece made, and tuned on all of them.
public struct ParaphraseTask: Hashable, Sendable {
  /// The edition of a line.
  public static let schema = "spoor.inject.paraphrase/1"

  /// Its own id.
  public var id: String
  /// The text.
  public var text: String
  /// What each paraphrase must hold, word for word: subject and answer.
  public var kept: [String]

  /// Describes a task.
  public init(id: String, text: String, kept: [String] = []) {
    self.id = id
    self.text = text
    self.kept = kept
  }

  private static let shape = RecordShape(
    "a text to paraphrase",
    keys: ["chunk_id (or id)", "text"],
    optionalKeys: ["keep", "subject", "answer"]
  )

  /// The tasks of a file in its order.
  ///
  /// - Throws: ``SpoorError`` `badInput` for a malformed record, an id that stands twice, and a file without
  ///   records.
  public static func read(_ url: URL) throws(SpoorError) -> [ParaphraseTask] {
    let reader = try RecordReader(url, shape: shape)
    var tasks: [ParaphraseTask] = []
    var ids: Set<String> = []
    while let record = try reader.next() {
      let own = try record.id(at: "chunk_id")
      let other = try record.id(at: "id")
      guard let id = own ?? other else { throw record.missing("chunk_id") }
      guard ids.insert(id.description).inserted else {
        throw record.error("the text \"\(id)\" stands twice", remedy: "Keep one of the records.")
      }
      let kept = try record.texts("keep") + record.texts("subject") + record.texts("answer")
      tasks.append(
        ParaphraseTask(id: id.description, text: try record.string("text"), kept: kept)
      )
    }
    guard !tasks.isEmpty else { throw reader.noRecords }
    return tasks
  }

  /// Its line for people, to be filled in, with its line break.
  public func line(wanted count: Int) -> String {
    JSONValue.object(
      JSONObject([
        .init(key: "schema", value: .string(Self.schema)),
        .init(key: "id", value: .string(id)), .init(key: "text", value: .string(text)),
        .init(key: "keep", value: .array(kept.map(JSONValue.string))),
        .init(key: "wanted", value: .int(count)), .init(key: "paraphrases", value: .null),
      ])
    ).text + "\n"
  }
}
