public import Foundation
import Records
public import SpoorModel

/// What is true of the prompts' subjects: records with `prompt_id`, `text` and maybe `title`.
public enum ReferenceFile {
  private static let shape = RecordShape(
    "a reference",
    keys: ["prompt_id", "text"],
    optionalKeys: ["title"]
  )

  /// The references, in the file's order.
  ///
  /// Throws `badInput` for a malformed record, a prompt id that stands twice, a file without records.
  public static func read(_ url: URL) throws(SpoorError) -> [Reference] {
    var ids = PromptIDs()
    return try RecordFile.read(url, shape: shape) { record throws(SpoorError) in
      let id = try record.string("prompt_id")
      try ids.add(record, id: id)
      return Reference(
        promptID: id,
        title: try record.optionalString("title"),
        text: try record.string("text")
      )
    }
  }
}
