import Records
import SpoorModel

/// How one format is read back: what reviewers filled in, record by record.
protocol FilledReader {
  /// What a record says; several cases where several reviewers filled it in.
  ///
  /// - Throws: `SpoorError` for a record that is none of the format.
  func cases(in record: Record) throws -> [FilledCase]
}

extension ExportFormat {
  /// The reader of a tool's files; `nil` for Spoor's own lines, which `ImportLine` reads.
  ///
  /// `file` is the file's name without its ending: doccano names a user by it.
  func reader(fileNamed file: String) -> (any FilledReader)? {
    switch self {
    case .labelStudio: LabelStudioReader()
    case .doccano: DoccanoReader(member: file)
    case .argilla: ArgillaReader()
    case .prodigy: ProdigyReader()
    case .w3c: WebAnnotationReader()
    case .csv: SpreadsheetReader()
    case .jsonl: nil
    }
  }

  /// The format of a file whose first record this is; `nil` for none that is known.
  ///
  /// - Throws: `SpoorError` for one that is known and does not keep enough.
  static func recognised(by record: Record) throws -> ExportFormat? {
    let keys = Set(record.object.keys)
    func has(_ names: String...) -> Bool { keys.isSuperset(of: names) }
    if case .string(let schema) = record.object["schema"], schema.hasPrefix("spoor.") {
      return .jsonl
    }
    if has("annotation_id", "annotator") || has("annotation_id", "lead_time") {
      throw record.error(
        "this is Label Studio's JSON-MIN, CSV or TSV, which keeps neither skips nor who did what",
        remedy: "Export from Label Studio as 'JSON'."
      )
    }
    if has("data"), has("annotations") || has("predictions") { return .labelStudio }
    if has("fields"), has("responses") || has("suggestions") { return .argilla }
    if has("type"), has("@context") || has("target") || has("items") { return .w3c }
    if has("text", "case_id", "tokens") { return .prodigy }
    if has("text", "case_id"), has("cats") || has("entities") || has("label") { return .doccano }
    if has("case_id", "hallucination", "related") { return .csv }
    return nil
  }
}

extension JSONValue {
  /// The members of an object; `nil` for any other value.
  var object: JSONObject? {
    if case .object(let object) = self { object } else { nil }
  }

  /// The text; `nil` for any other value.
  var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// A text, or a whole number as text: names of users are either.
  var word: String? { string ?? integer.map(String.init) }

  /// One value or several: JSON-LD leaves the brackets of a single one out.
  var oneOrMore: [JSONValue] {
    switch self {
    case .null: []
    case .array(let elements): elements
    default: [self]
    }
  }
}

extension JSONObject {
  /// The text at a key, if it is one.
  func string(_ key: String) -> String? { self[key]?.string }

  /// The half-open range that two keys name; `nil` where they are no offsets.
  func offsets(_ start: String, _ end: String) -> Range<Int>? {
    guard let start = self[start]?.integer, let end = self[end]?.integer, 0 <= start, start <= end
    else { return nil }
    return start..<end
  }
}

extension JSONObject {
  /// The texts under the keys by which Label Studio, W3C pages and tables have them.
  func texts(named name: (ShownText) -> String) -> [ShownText: String] {
    var texts: [ShownText: String] = [:]
    for text in [ShownText.prompt, .response, .reference] {
      texts[text] = string(name(text))
    }
    for row in 1... {
      guard let text = string(name(.row(row))) else { break }
      texts[.row(row)] = text
      texts[.question(row)] = string(name(.question(row)))
    }
    return texts
  }
}
