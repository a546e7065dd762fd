import Records
public import SpoorModel

/// The prompt ids that a file has named so far, with their places: each may stand once.
struct PromptIDs {
  private var places: [String: String] = [:]

  /// Notes the record's prompt id; throws, naming both places, if it stood before.
  mutating func add(_ record: Record, id: String, of model: String? = nil) throws(SpoorError) {
    guard !id.unicodeScalars.contains(where: { $0.value < 0x20 }) else {
      throw record.error(
        "the prompt id holds a control character",
        remedy: "Name prompts with printable characters."
      )
    }
    // A file may hold several models' responses to one prompt; no name of a model holds a zero.
    let key = model.map { "\($0)\0\(id)" } ?? id
    guard let earlier = places.updateValue(record.spot, forKey: key) else { return }
    let owner = model.map { " of model \"\($0)\"" } ?? ""
    throw record.error(
      "prompt id \"\(id)\"\(owner) stands at \(earlier) and again at \(record.spot)",
      record: record.place(of: id),
      remedy: "Keep one record a prompt."
    )
  }
}

extension Record {
  /// Where the record stands in its file; an array may have all its elements on one line.
  var spot: String { element.map { "line \(line), element \($0)" } ?? "line \(line)" }

  /// How an error names the record of a prompt; ``SpoorError/promptID`` reads it.
  func place(of id: String) -> String {
    element.map { "element \($0), prompt \(id)" } ?? "prompt \(id)"
  }
}

extension SpoorError {
  /// The prompt whose response the error is about, where its place names one.
  public var promptID: String? {
    guard let record = location?.record, let name = record.firstRange(of: "prompt ") else {
      return nil
    }
    return String(record[name.upperBound...])
  }
}
