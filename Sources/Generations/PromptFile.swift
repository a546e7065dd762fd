public import Foundation
import Records
public import SpoorModel

/// The prompts of an audit: records with `prompt_id` and `instruction`.
public enum PromptFile {
  private static let shape = RecordShape("a prompt", keys: ["prompt_id", "instruction"])

  /// The prompts, in the file's order.
  ///
  /// Throws `badInput` for a malformed record, a prompt id that stands twice, a file without records.
  public static func read(_ url: URL) throws(SpoorError) -> [Prompt] {
    var ids = PromptIDs()
    return try RecordFile.read(url, shape: shape) { record throws(SpoorError) in
      let id = try record.string("prompt_id")
      try ids.add(record, id: id)
      return Prompt(id: id, instruction: try record.string("instruction"))
    }
  }
}
