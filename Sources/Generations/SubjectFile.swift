public import Foundation
import Records
public import SpoorModel

/// What prompts ask about: records with `prompt_id` and `subject`.
public enum SubjectFile {
  private static let shape = RecordShape("a prompt's subject", keys: ["prompt_id", "subject"])

  /// Each prompt's subject.
  ///
  /// Throws `badInput` for a malformed record, a prompt id that stands twice, a file without records.
  public static func read(_ url: URL) throws(SpoorError) -> [String: String] {
    var ids = PromptIDs()
    let subjects = try RecordFile.read(url, shape: shape) { record throws(SpoorError) in
      let id = try record.string("prompt_id")
      try ids.add(record, id: id)
      return (id, try record.string("subject"))
    }
    return Dictionary(uniqueKeysWithValues: subjects)
  }
}
