import Records
import SpoorModel

/// The prompt ids that a file has named so far, with their lines: each may stand once.
struct PromptIDs {
  private var lines: [String: Int] = [:]

  /// Notes the record's prompt id; throws, naming both lines, if it stood before.
  mutating func add(_ record: Record, id: String, of model: String? = nil) throws(SpoorError) {
    // A file may hold several models' responses to one prompt; no name of a model holds a zero.
    let key = model.map { "\($0)\0\(id)" } ?? id
    guard let earlier = lines.updateValue(record.line, forKey: key) else { return }
    let owner = model.map { " of model \"\($0)\"" } ?? ""
    throw record.error(
      "prompt id \"\(id)\"\(owner) stands on line \(earlier) and again on line \(record.line)",
      record: record.place(of: id),
      remedy: "Keep one record a prompt."
    )
  }
}

extension Record {
  /// How an error names the record of a prompt.
  func place(of id: String) -> String {
    element.map { "element \($0), prompt \(id)" } ?? "prompt \(id)"
  }
}
