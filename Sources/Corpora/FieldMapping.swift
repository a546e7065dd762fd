public import SpoorModel

/// Which keys of a file hold which fields of a training row, as its user says.
public struct FieldMapping: Hashable, Sendable, Codable {
  /// The fields that can be named.
  enum Field: String, CaseIterable {
    case instruction, input, output, system, id

    /// The field that a word names, in Spoor's words or in those of other tools.
    init?(word: String) {
      switch word.lowercased() {
      case "instruction", "question", "prompt", "query": self = .instruction
      case "input", "context": self = .input
      case "output", "answer", "completion", "response": self = .output
      case "system": self = .system
      case "id", "row_id": self = .id
      default: return nil
      }
    }
  }

  /// The key of what the model is trained to say.
  public let output: String
  /// The key of what the user asks.
  public let instruction: String?
  /// The key of what the user gives along with it.
  public let input: String?
  /// The key of the system prompt.
  public let system: String?
  /// The key of the row's name.
  public let id: String?

  /// Reads `field=key,field=key`, for example `question=Q,answer=A`.
  ///
  /// The fields are `instruction` (or `question`, `prompt`, `query`), `input` (`context`), `output`
  /// (`answer`, `completion`, `response`), `system` and `id`; a key with dots (`data.q`) reaches into
  /// nested objects unless the record has it as it stands. Throws `usage` for an unknown field, one that
  /// is named twice, and where `output` is missing.
  public init(parsing text: String) throws(SpoorError) {
    var keys: [Field: String] = [:]
    for pair in text.split(separator: ",", omittingEmptySubsequences: false) {
      let (field, key) = try Self.pair(pair)
      guard keys.updateValue(key, forKey: field) == nil else {
        throw Self.wrong("'\(text)' names the field \(field.rawValue) twice")
      }
    }
    guard let output = keys[.output] else {
      throw Self.wrong("'\(text)' does not say which key holds the output")
    }
    self.output = output
    instruction = keys[.instruction]
    input = keys[.input]
    system = keys[.system]
    id = keys[.id]
  }

  /// The mapping as a user could have written it.
  public var written: String {
    [
      ("instruction", instruction), ("input", input), ("output", output), ("system", system),
      ("id", id),
    ]
    .compactMap { field, key in key.map { "\(field)=\($0)" } }.joined(separator: ",")
  }

  private static func pair(_ text: Substring) throws(SpoorError) -> (Field, String) {
    let parts = text.split(separator: "=", maxSplits: 1).map { part in
      String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
    guard parts.count == 2, !parts[1].isEmpty else {
      throw wrong("'\(text)' is no pair of a field and a key")
    }
    guard let field = Field(word: parts[0]) else {
      throw wrong("'\(parts[0])' is no field of a training row")
    }
    return (field, parts[1])
  }

  private static func wrong(_ problem: String) -> SpoorError {
    let fields = Field.allCases.map(\.rawValue).joined(separator: ", ")
    return SpoorError(
      .usage,
      problem,
      remedy: "Write 'field=key,field=key', as in 'instruction=Q,output=A'; fields: \(fields)."
    )
  }
}
