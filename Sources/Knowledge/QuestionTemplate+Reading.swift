public import Foundation
import Records
public import SpoorModel

extension QuestionTemplate {
  /// Reads a file of one JSON object, relations with their wording, as EntityQuestions has it.
  ///
  /// - Throws: ``SpoorError`` `badInput` for anything else, and for a wording without one `[X]`.
  public static func read(_ url: URL) throws(SpoorError) -> [String: QuestionTemplate] {
    let shape = RecordShape("an object of relations with their wording", keys: ["P19"])
    let reader = try RecordReader(url, shape: shape)
    guard let record = try reader.next() else { throw reader.noRecords }
    var templates: [String: QuestionTemplate] = [:]
    for member in record.object.members {
      guard let template = QuestionTemplate(try record.string(member.key)) else {
        throw record.error(
          "\"\(member.key)\": the wording does not hold [X] once",
          remedy: "Write [X] where the subject stands: \"Where was [X] born?\"."
        )
      }
      templates[member.key] = template
    }
    return templates
  }
}
