import Records
import SpoorModel

extension SpanFormat {
  /// What is made of a record whose response had one before.
  enum Repetition {
    /// It tells more of the same response.
    case joins
    /// It is another response that its source gave the same id: it gets a number.
    case isNumbered
    /// It is an error.
    case isRefused
  }

  /// What a second record of the same prompt and model is.
  var repetition: Repetition {
    switch self {
    case .spoor, .xsum, .plantedWorld: .joins
    case .haluEval: .isNumbered
    case .muShroom, .ragTruth, .lettuceDetect, .fava: .isRefused
    }
  }

  /// The keys that tell the format: a record has all of one of these lists.
  var tellingKeys: [[String]] {
    switch self {
    case .spoor: [["prompt_id", "start", "end"], ["prompt_id", "text", "score"]]
    case .muShroom: [["id", "soft_labels"], ["id", "hard_labels"]]
    case .ragTruth: [["response", "labels"]]
    case .lettuceDetect: [["spans"], ["predictions"], ["answer", "labels"]]
    case .haluEval: [["chatgpt_response", "hallucination_spans"]]
    case .xsum: [["bbcid", "system", "hallucinated_span"]]
    case .fava: [["annotated"], ["edited_output"], ["errored_passage"]]
    case .plantedWorld: [["prompt_id", "kind", "char_start", "char_end"]]
    }
  }

  /// What a record of the format is, for errors.
  var shape: RecordShape {
    RecordShape("a record of the format \(rawValue)", keys: tellingKeys[0])
  }

  /// What a record is before its format is known.
  static let anyShape = RecordShape(
    "a marked response or span of one of the formats \(Self.names)",
    keys: []
  )

  /// The format of which the record has the keys; throws `badInput` where there is none.
  init(of record: Record) throws(SpoorError) {
    let keys = Set(record.object.keys)
    let found = Self.allCases.first { format in
      format.tellingKeys.contains { keys.isSuperset(of: $0) }
    }
    guard let found else {
      throw record.error(
        "no format of marked spans has \(record.keysInWords)",
        remedy: "Known are \(Self.keysInWords). Name the format if the file is one of them, or "
          + "rewrite the file as JSON Lines of prompt_id, model, start, end, text, score."
      )
    }
    self = found
  }

  private static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }

  private static var keysInWords: String {
    allCases
      .map { "\($0.rawValue) (\($0.tellingKeys[0].joined(separator: ", ")))" }
      .joined(separator: "; ")
  }
}
